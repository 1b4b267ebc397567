// Coming and going, and one's own password.
#include "adapters/cli/page/markup.hpp"
#include "adapters/office/people/password.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/pages/pages.hpp"
#include "adapters/web/throttle.hpp"

namespace safon::web {
namespace {

/// Where to go after signing in: a page of ours, never another site.
std::string local(const std::string& path) {
  const bool is = path.starts_with('/') && !path.starts_with("//") &&
                  path.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789/-") == std::string::npos;
  return is ? path : "/";
}

http::Response sign_in_form(Visit& visit, const std::string& then, const std::string& above, unsigned status = 200) {
  return page(visit, visit.say(words::sign_in),
              above + form_html(visit, "/sign-in") + hidden_html("then", then) +
                  input_html("name", visit.say(words::name), "text", "username") +
                  input_html("password", visit.say(words::password), "password", "current-password") +
                  button_html(visit.say(words::sign_in)) + "</form>\n",
              status);
}

http::Response password_form(Visit& visit, const std::string& above, unsigned status = 200) {
  return page(visit, visit.say(words::change_password),
              above + form_html(visit, "/password") +
                  // For password managers, which want to know whose it is.
                  "<input type=\"text\" name=\"name\" autocomplete=\"username\" readonly hidden" +
                  attribute("value", visit.person->name) + ">" +
                  input_html("old", visit.say(words::old_password), "password", "current-password") +
                  input_html("new", visit.say(words::new_password, {std::to_string(office::shortest_password)}),
                             "password", "new-password") +
                  input_html("again", visit.say(words::new_password_again), "password", "new-password") +
                  button_html(visit.say(words::change_password)) + "</form>\n",
              status);
}

http::Response try_later(Visit& visit) {
  auto response = trouble_page(visit, 429, words::too_many_tries);
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

http::Response sign_in_page(Visit& visit) {
  if (visit.person) return see_other("/");
  const bool changed = visit.asked("changed") == "1";
  return sign_in_form(visit, local(visit.asked("then")),
                      changed ? notice_html(visit.say(words::password_changed)) : std::string());
}

http::Response sign_in(Visit& visit) {
  if (!visit.throttle.may_try(visit.address, visit.now)) return try_later(visit);
  const Throttle::Place place(visit.throttle);
  if (!place) return try_later(visit);
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  auto signed_in = office::sign_in(**writer, visit.field("name"), visit.field("password"), visit.now);
  if (!signed_in) return trouble_page(visit, signed_in.error());
  if (!*signed_in) {
    visit.throttle.failed(visit.address, visit.now);
    return sign_in_form(visit, local(visit.field("then")), problem_html(visit, visit.say(words::wrong_sign_in)), 401);
  }
  auto response = see_other(local(visit.field("then")));
  response.headers.push_back(set_cookie(visit, session_cookie, (*signed_in)->word));
  response.headers.push_back(set_cookie(visit, form_cookie, ""));
  return response;
}

http::Response sign_out(Visit& visit) {
  if (visit.session) {
    auto writer = visit.writer();
    if (!writer) return trouble_page(visit, writer.error());
    if (auto ended = office::sign_out(**writer, *visit.session, visit.now); !ended)
      return trouble_page(visit, ended.error());
  }
  auto response = see_other("/sign-in");
  response.headers.push_back(set_cookie(visit, session_cookie, ""));
  return response;
}

http::Response password_page(Visit& visit) {
  if (!visit.session || !visit.person->has_password) return trouble_page(visit, 404, words::no_such_page);
  return password_form(visit, "");
}

http::Response change_password(Visit& visit) {
  if (!visit.session || !visit.person->has_password) return trouble_page(visit, 404, words::no_such_page);
  const auto wrong = [&](const std::string& why) { return password_form(visit, problem_html(visit, why), 400); };
  const auto fresh = visit.field("new");
  if (fresh != visit.field("again")) return wrong(visit.say(words::not_the_same));
  if (fresh.size() < office::shortest_password || fresh.size() > office::longest_password)
    return wrong(visit.say(words::wrong_length,
                           {std::to_string(office::shortest_password), std::to_string(office::longest_password)}));
  const Throttle::Place place(visit.throttle);
  if (!place) return try_later(visit);
  auto writer = visit.writer();
  if (!writer) return trouble_page(visit, writer.error());
  auto changed = office::change_password(**writer, *visit.person, visit.field("old"), fresh, visit.now);
  if (!changed) return trouble_page(visit, changed.error());
  if (!*changed) return wrong(visit.say(words::old_is_wrong));
  auto response = see_other("/sign-in?changed=1");
  response.headers.push_back(set_cookie(visit, session_cookie, ""));
  return response;
}

}  // namespace safon::web

#include "adapters/web/visit.hpp"

#include "adapters/cli/draw/words.hpp"
#include "adapters/cli/page/markup.hpp"

namespace safon::web {

std::string Visit::say(const Phrase& phrase, std::initializer_list<std::string_view> values) const {
  return filled_in(language == "cy" ? phrase.cy : phrase.en, values);
}

std::string Visit::html(const Phrase& phrase, std::initializer_list<std::string_view> values) const {
  return escaped(say(phrase, values));
}

std::string Visit::field(std::string_view name) const {
  const auto found = form.find(name);
  return found == form.end() ? std::string() : found->second;
}

std::string Visit::asked(std::string_view name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::string() : found->second;
}

std::string cookie_name(bool secure, std::string_view name) {
  return (secure ? "__Host-" : "") + std::string(name);
}

std::pair<std::string, std::string> set_cookie(const Visit& visit, std::string_view name, std::string_view value) {
  return {"Set-Cookie", cookie_name(visit.secure, name) + "=" + std::string(value) +
                            "; Path=/; HttpOnly; SameSite=Lax" + (visit.secure ? "; Secure" : "") +
                            (value.empty() ? "; Max-Age=0" : "")};
}

http::Response see_other(std::string path) {
  http::Response response{.status = 303, .type = "text/plain; charset=utf-8"};
  response.headers.emplace_back("Location", std::move(path));
  return response;
}

}  // namespace safon::web

#include "adapters/web/console.hpp"

#include <algorithm>

#include "adapters/office/people/password.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "adapters/web/page/layout.hpp"
#include "adapters/web/routes.hpp"

namespace safon::web {
namespace {

/// Scripts and styles as files from here, questions and forms to here, and never inside another page.
constexpr const char* policy_of_contents =
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'";

void add_security_headers(http::Response& response, bool secure) {
  auto& headers = response.headers;
  headers.emplace_back("Content-Security-Policy", policy_of_contents);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  if (std::ranges::find(headers, "Cache-Control", &std::pair<std::string, std::string>::first) == headers.end())
    headers.emplace_back("Cache-Control", "no-store");
}

/// Cookies go along with forms that other sites make; browsers say where a form comes from.
bool comes_from_elsewhere(const http::Request& request) {
  const auto site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return true;
  const auto origin = request.header("origin");
  if (origin.empty()) return false;
  const auto host = origin.find("://");
  return host == std::string_view::npos || origin.substr(host + 3) != request.header("host");
}

std::string language_of(const http::Request& request, const http::Fields& query, bool secure) {
  const auto known = [](std::string_view language) { return language == "en" || language == "cy"; };
  if (const auto asked = query.find("lang"); asked != query.end() && known(asked->second)) return asked->second;
  if (const auto kept = http::cookie(request, cookie_name(secure, language_cookie)); known(kept)) return kept;
  return request.header("accept-language").starts_with("cy") ? "cy" : "en";
}

/// A random word that is of the right form: what browsers send back may be anything.
bool is_word(std::string_view word) {
  return word.size() == 64 &&
         std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Who asks, by the session's cookie or by the proxy's header.
std::expected<void, office::Refusal> identify(Visit& visit, const std::string& word, const std::string& user_header) {
  if (is_word(word)) {
    auto session = office::session_of(visit.in, word, visit.now);
    if (!session) return std::unexpected(session.error());
    if (*session) {
      visit.person = (*session)->person;
      visit.session = std::move(**session);
      return {};
    }
  }
  if (user_header.empty()) return {};
  const std::string name(visit.request.header(user_header));
  if (name.empty()) return {};
  auto person = office::known_by_proxy(visit.in, name);
  if (!person) return std::unexpected(person.error());
  visit.person = std::move(*person);
  visit.by_proxy = visit.person.has_value();
  return {};
}

}  // namespace

Console::Console(ConsoleSettings settings) : settings_(std::move(settings)), desks_(settings_.threads) {}
Console::~Console() = default;

http::Response Console::answer(const http::Request& request, unsigned thread) {
  auto response = answered(request, desks_[thread]);
  add_security_headers(response, settings_.secure);
  return response;
}

/// The last proxy on the way writes last who asked it.
std::string Console::address_of(const http::Request& request) const {
  const auto all = request.header("x-forwarded-for");
  if (!settings_.behind_proxy || all.empty()) return request.address;
  const auto comma = all.rfind(',');
  auto last = comma == std::string_view::npos ? all : all.substr(comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return std::string(last.substr(0, 64));
}

void Console::mark(Desk& desk, const Hash& token, std::int64_t now) const {
  constexpr int no_waiting = 0;
  if (!desk.marker) {
    auto opened = RegisterFile::open(settings_.register_path, OpenMode::write, no_waiting);
    if (!opened) return;
    desk.marker = std::move(*opened);
  }
  static_cast<void>(see_session(*desk.marker, token, now));
}

http::Response Console::answered(const http::Request& request, Desk& desk) {
  bool query_well_formed = true, form_well_formed = true;
  auto query = http::fields_of(request.query, query_well_formed);
  const auto language = language_of(request, query, settings_.secure);
  if (!desk.reader) {
    auto opened = RegisterFile::open(settings_.register_path, OpenMode::read);
    if (!opened) return bare_page(503, language, words::register_away, opened.error().message);
    desk.reader = std::move(*opened);
  }
  const auto now = settings_.now();
  const Date today{static_cast<std::int32_t>(now / 86400)};
  Visit visit{.request = request,
              .query = std::move(query),
              .form = {},
              .uploads = {},
              .parts = {},
              .in = *desk.reader,
              .writer = [this, &desk]() -> std::expected<RegisterFile*, office::Refusal> {
                if (!desk.writer) {
                  auto opened = RegisterFile::open(settings_.register_path, OpenMode::write);
                  if (!opened) return std::unexpected(office::refusal(opened.error()));
                  desk.writer = std::move(*opened);
                }
                return &*desk.writer;
              },
              .person = {},
              .session = {},
              .form_word = {},
              .language = language,
              .loaded = {},
              .policy_under = [this, &desk, today](
                                  ParticipantKey participant) -> std::expected<office::SharedPolicy, office::Refusal> {
                if (settings_.policy) return settings_.policy;
                return policies_.of(*desk.reader, participant, today);
              },
              .policy_with = [this, &desk](std::int64_t key) -> std::expected<office::SharedPolicy, office::Refusal> {
                return policies_.with_key(*desk.reader, key, "of the certificate");
              },
              .now = now,
              .today = today,
              .secure = settings_.secure,
              .by_proxy = false,
              .address = address_of(request),
              .throttle = throttle_,
              .status_lists = desk.status_lists,
              .keys = settings_.keys};

  const auto word = http::cookie(request, cookie_name(settings_.secure, session_cookie));
  auto identified = identify(visit, word, settings_.user_header);
  if (!identified) return bare_page(503, language, words::register_away, identified.error().message);
  // Forms carry a word that is made of one that only the browser has.
  auto secret = visit.session ? word : http::cookie(request, cookie_name(settings_.secure, form_cookie));
  const bool new_secret = !is_word(secret);
  if (new_secret) secret = office::random_word();
  visit.form_word = to_hex(office::hash_for("form", secret));

  bool other_method = false;
  const auto* route = find_route(request.method, request.path, visit.parts, other_method);
  if (!route)
    return trouble_page(visit, other_method ? 405 : 404, other_method ? words::no_such_method : words::no_such_page);
  if (!query_well_formed) return trouble_page(visit, 400, words::not_understood);
  const auto* person = visit.person ? &*visit.person : nullptr;
  if (!allowed(*route, person)) {
    if (person) return trouble_page(visit, 403, words::not_for_your_role);
    const bool come_back = request.method == "GET" && request.path != "/";
    return see_other(come_back ? "/sign-in?then=" + http::encoded(request.path) : "/sign-in");
  }
  if (request.method == "POST") {
    const auto type = request.header("content-type");
    if (route->files && type.starts_with("multipart/form-data")) {
      auto form = http::multipart_form(type, request.body);
      form_well_formed = form.has_value();
      if (form) visit.form = std::move(form->fields), visit.uploads = std::move(form->uploads);
    } else if (type.starts_with("application/x-www-form-urlencoded")) {
      visit.form = http::fields_of(request.body, form_well_formed);
    } else {
      return trouble_page(visit, 415, words::not_understood);
    }
    if (!form_well_formed) return trouble_page(visit, 400, words::not_understood);
    if (comes_from_elsewhere(request) || !office::equal_words(visit.field("form_word"), visit.form_word))
      return trouble_page(visit, 403, words::form_is_old);
  }
  visit.loaded = settings_.policy;
  if (!visit.loaded)
    if (auto in_force = policies_.in_force(visit.in, today)) visit.loaded = std::move(*in_force);
  if (visit.session && visit.session->to_be_marked) mark(desk, visit.session->token, visit.now);
  auto response = route->page(visit);
  if (new_secret && response.type.starts_with("text/html"))
    response.headers.push_back(set_cookie(visit, form_cookie, secret));
  if (visit.asked("lang") == language) response.headers.push_back(set_cookie(visit, language_cookie, language));
  return response;
}

}  // namespace safon::web

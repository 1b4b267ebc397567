#include "adapters/web/page/layout.hpp"
#include "adapters/web/page/refused.hpp"

#include <algorithm>

#include "adapters/cli/page/chart.hpp"
#include "adapters/cli/page/markup.hpp"
#include "adapters/web/routes.hpp"

namespace safon::web {
namespace {

struct MenuEntry {
  std::string_view path;
  const Phrase& name;
};
constexpr MenuEntry menu[] = {{"/queue", words::queue},       {"/waivers", words::waivers},
                              {"/search", words::search},     {"/corrections", words::corrections},
                              {"/overview", words::overview}, {"/programmes", words::programmes},
                              {"/draft", words::draft},       {"/audits", words::audits},
                              {"/audit", words::audit},       {"/runs", words::runs},
                              {"/imports", words::imports},   {"/people", words::people},
                              {"/access", words::access}};

std::string head(const std::string& language, std::string_view title) {
  return "<!DOCTYPE html>\n<html" + attribute("lang", language) +
         "><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
         "initial-scale=1\"><title>" +
         escaped(title) + " – Safon</title><link rel=\"stylesheet\" href=\"/style.css\"></head>\n<body>\n";
}

/// What the person may ask for: from the table of routes.
std::string menu_html(const Visit& visit) {
  std::string html;
  std::vector<std::string> parts;
  for (const auto& entry : menu) {
    bool other_method = false;
    const auto* route = find_route("GET", entry.path, parts, other_method);
    if (!route || !visit.person || !allowed(*route, &*visit.person)) continue;
    const std::string_view here = visit.request.path;
    const bool is_here =
        here.starts_with(entry.path) && (here.size() == entry.path.size() || here[entry.path.size()] == '/');
    html += "<li><a" + attribute("href", entry.path) + (is_here ? " aria-current=\"page\">" : ">") +
            visit.html(entry.name) + "</a></li>";
  }
  return html.empty() ? ""
                      : "<nav" + attribute("aria-label", visit.say(words::menu)) + "><ul>" + html + "</ul></nav>\n";
}

/// The same page in the other language. Of a page that a form brought there is only the one that the form was on.
std::string language_link(const Visit& visit) {
  const std::string other = visit.language == "cy" ? "en" : "cy";
  std::string query;
  for (const auto& [name, value] : visit.query)
    if (name != "lang") query += http::encoded(name) + "=" + http::encoded(value) + "&";
  auto path = visit.request.path;
  std::vector<std::string> parts;
  bool other_method = false;
  while (visit.request.method == "POST" && path.size() > 1 && !find_route("GET", path, parts, other_method))
    path.resize(std::max<std::size_t>(path.rfind('/'), 1));
  return "<a" + attribute("href", path + "?" + query + "lang=" + other) + attribute("lang", other) +
         attribute("hreflang", other) + ">" + visit.html(words::other_language) + "</a>";
}

std::string header_html(const Visit& visit) {
  std::string html = "<a class=\"skip\" href=\"#main\">" + visit.html(words::skip) +
                     "</a>\n<header><div class=\"wide\"><a class=\"brand\" href=\"/\">Safon</a><div class=\"who\">";
  if (visit.person) {
    html += "<span>" + visit.html(words::signed_in_as, {visit.person->full_name}) + "</span> ";
    if (visit.person->has_password && !visit.by_proxy)
      html += link_html("/password", visit.say(words::change_password)) + " ";
    if (visit.session)
      html += form_html(visit, "/sign-out") + "<button class=\"plain\">" + visit.html(words::sign_out) +
              "</button></form> ";
  }
  return html + language_link(visit) + "</div></div>" + menu_html(visit) + "</header>\n";
}

}  // namespace

http::Response page(const Visit& visit, std::string_view title, const std::string& html, unsigned status) {
  return {.status = status,
          .body = head(visit.language, title) + header_html(visit) + "<main id=\"main\" class=\"wide\">\n<h1>" +
                  escaped(title) + "</h1>\n" + html + "</main>\n</body></html>\n",
          .headers = {{"Content-Language", visit.language}}};
}

http::Response trouble_page(const Visit& visit, unsigned status, std::string_view what) {
  return page(visit, what, "<p>" + link_html("/", visit.say(words::to_the_start)) + "</p>\n", status);
}

http::Response trouble_page(const Visit& visit, unsigned status, const Phrase& what) {
  return trouble_page(visit, status, visit.say(what));
}

http::Response trouble_page(const Visit& visit, const office::Refusal& refusal) {
  if (refusal.fault == RegisterFault::busy) return trouble_page(visit, 503, words::register_busy);
  const unsigned status = refusal.ground == office::Ground::words      ? 404
                          : refusal.ground == office::Ground::findings ? 409
                                                                       : 503;
  return page(visit, visit.say(words::problem), problem_html(visit, refusal_text(visit, refusal)), status);
}

http::Response bare_page(unsigned status, const std::string& language, const Phrase& what, std::string_view more) {
  const std::string said(language == "cy" ? what.cy : what.en);
  return {.status = status,
          .body = head(language, said) + "<main id=\"main\" class=\"wide\"><h1>" + escaped(said) + "</h1><p>" +
                  escaped(more) + "</p></main></body></html>\n",
          .headers = {}};
}

std::string problem_html(const Visit& visit, std::string_view text) {
  return "<div class=\"problem\" role=\"alert\"><h2>" + visit.html(words::problem) + "</h2><p>" + escaped(text) +
         "</p></div>\n";
}

std::string notice_html(std::string_view text) {
  return "<div class=\"notice\" role=\"status\"><p>" + escaped(text) + "</p></div>\n";
}

std::string form_html(const Visit& visit, std::string_view path, std::string_view id) {
  return "<form method=\"post\"" + attribute("action", path) + (id.empty() ? "" : attribute("id", id)) + ">" +
         hidden_html("form_word", visit.form_word);
}

std::string hidden_html(std::string_view name, std::string_view value) {
  return "<input type=\"hidden\"" + attribute("name", name) + attribute("value", value) + ">";
}

std::string button_html(std::string_view text, bool second) {
  return std::string("<button") + (second ? " class=\"second\">" : ">") + escaped(text) + "</button>";
}

std::string input_html(std::string_view name, std::string_view label, std::string_view kind, std::string_view complete,
                       std::string_view value) {
  return "<p class=\"field\"><label" + attribute("for", name) + ">" + escaped(label) + "</label><input" +
         attribute("id", name) + attribute("name", name) + attribute("type", kind) +
         attribute("autocomplete", complete) + attribute("value", value) + " spellcheck=\"false\"></p>\n";
}

std::string link_html(std::string_view path, std::string_view text) {
  return "<a" + attribute("href", path) + ">" + escaped(text) + "</a>";
}

std::string table_html(const Visit& visit, std::string_view caption, const std::vector<std::string>& heads,
                       const std::vector<std::vector<std::string>>& html_rows) {
  if (html_rows.empty()) return "<p>" + visit.html(words::nothing_here) + "</p>\n";
  return html_table(std::string(caption), heads, html_rows);
}

}  // namespace safon::web

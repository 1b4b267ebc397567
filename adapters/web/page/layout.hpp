// What all pages have in common, and the pieces that they are made of. Everything that goes in as text is escaped here;
// what is named `html` is markup already.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/web/visit.hpp"

namespace safon::web {

/// A whole page. `title` is its heading, too.
[[nodiscard]] http::Response page(const Visit& visit, std::string_view title, const std::string& html,
                                  unsigned status = 200);
[[nodiscard]] http::Response trouble_page(const Visit& visit, unsigned status, const Phrase& what);
[[nodiscard]] http::Response trouble_page(const Visit& visit, unsigned status, std::string_view what);
[[nodiscard]] http::Response trouble_page(const Visit& visit, const office::Refusal& refusal);
/// Where nothing is known of who asks. `more`: as it is said, in English.
[[nodiscard]] http::Response bare_page(unsigned status, const std::string& language, const Phrase& what,
                                       std::string_view more);

/// What is wrong with a form, above it.
[[nodiscard]] std::string problem_html(const Visit& visit, std::string_view text);
/// What was done, above everything else.
[[nodiscard]] std::string notice_html(std::string_view text);
/// The beginning of a form that is sent to `path`, with the word that shows that it came from here.
/// `id`: empty for none.
[[nodiscard]] std::string form_html(const Visit& visit, std::string_view path, std::string_view id = "");
[[nodiscard]] std::string hidden_html(std::string_view name, std::string_view value);
[[nodiscard]] std::string button_html(std::string_view text, bool second = false);
/// `kind`: "text", "password" or "date". `complete`: what browsers may fill in.
[[nodiscard]] std::string input_html(std::string_view name, std::string_view label, std::string_view kind,
                                     std::string_view complete, std::string_view value = "");
[[nodiscard]] std::string link_html(std::string_view path, std::string_view text);

/// A heading that begins with `#` is one of figures. The first cell of a row is its heading. Rows of nothing: a
/// sentence.
[[nodiscard]] std::string table_html(const Visit& visit, std::string_view caption,
                                     const std::vector<std::string>& heads,
                                     const std::vector<std::vector<std::string>>& html_rows);

}  // namespace safon::web

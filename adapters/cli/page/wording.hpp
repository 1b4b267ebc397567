// Words of pages, ours and the policy's, in the language of the page. What comes out is markup where it says so.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/date.hpp"
#include "engine/value/duration.hpp"
#include "engine/value/label.hpp"

namespace safon {

struct Wording {
  std::string language;  // of the page
  std::string main;      // language of the policy: what labels without a language are in

  /// The words for it in English and Welsh; {0}, {1} … are filled in as they are.
  [[nodiscard]] std::string operator()(std::string_view en, std::string_view cy,
                                       std::initializer_list<std::string_view> values = {}) const;

  /// What the policy calls it. Where it has no words in the page's language, the element says in which they are.
  [[nodiscard]] std::string named(const Label& label, std::string_view name) const;
  /// The same in quotation marks: words that stand in a sentence of ours.
  [[nodiscard]] std::string quoted(const Label& label, std::string_view name) const;
  /// Text that the policy has in its main language only: the title of a test, a citation.
  [[nodiscard]] std::string in_main(std::string_view text) const;
  /// For titles and drawings, where there are no elements: plain text, not escaped.
  [[nodiscard]] std::string plain(const Label& label, std::string_view name) const;

  [[nodiscard]] std::string day(Date date) const;  // "9 March 2026"
  [[nodiscard]] std::string time(Duration duration) const;
  /// "a, b and c", "a, b or c"
  [[nodiscard]] std::string listed(const std::vector<std::string>& parts, bool all) const;
};

}  // namespace safon

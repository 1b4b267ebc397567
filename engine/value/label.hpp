// A wording in each language of the policy.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace safon {

/// The first is in the policy's main language ("" stands for it when no `@` was written); then (language, text) pairs.
struct Label {
  std::vector<std::pair<std::string, std::string>> texts;
  bool operator==(const Label&) const = default;

  /// The wording in `language`, else in the main language, else `otherwise`.
  [[nodiscard]] std::string_view in(std::string_view language, std::string_view otherwise) const {
    for (const auto& [lang, text] : texts)
      if (lang == language) return text;
    return texts.empty() ? otherwise : std::string_view(texts.front().second);
  }
};

}  // namespace safon

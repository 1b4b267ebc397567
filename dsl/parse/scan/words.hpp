// The words that the language keeps to itself, and those that belong to other languages.
#pragma once
#include <span>
#include <string_view>

namespace safon::parsing {

/// May not name anything.
[[nodiscard]] bool is_reserved(std::string_view word);

/// `AND` gives "and"; empty for anything but a reserved word in capitals.
[[nodiscard]] std::string_view reserved_word_in_capitals(std::string_view word);

/// `policy`, `use`, … with which a declaration begins.
[[nodiscard]] std::span<const std::string_view> declaration_words();
[[nodiscard]] bool is_declaration_word(std::string_view word);

/// For `if`, `null` …: what to write in its place; empty for other words.
[[nodiscard]] std::string_view instead_of(std::string_view word);

/// Those of them that cannot be names either, as they would hide what is meant.
[[nodiscard]] bool is_refused(std::string_view word);

/// The first word of a phrase such as `all of`, by its second; none when there is no such phrase.
[[nodiscard]] std::span<const std::string_view> before_second_word(std::string_view second);

/// Words that go on with what stands before them, so that no item begins there.
[[nodiscard]] bool continues(std::string_view word);

}  // namespace safon::parsing

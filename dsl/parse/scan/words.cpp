#include "dsl/parse/scan/words.hpp"

#include <algorithm>
#include <array>

namespace safon::parsing {

namespace {

constexpr auto reserved = std::to_array<std::string_view>({
    "after", "all",      "and",     "any",        "as",        "at",       "average", "before", "between", "certified",
    "count", "earliest", "every",   "exactly",    "except",    "exists",   "expired", "false",  "given",   "implies",
    "in",    "is",       "largest", "latest",     "least",     "missing",  "most",    "no",     "none",    "not",
    "of",    "on",       "or",      "previously", "renewable", "smallest", "some",    "sum",    "than",    "then",
    "today", "true",     "unknown", "unless",     "when",      "where",    "within",
});
static_assert(std::ranges::is_sorted(reserved));

constexpr auto declarations = std::to_array<std::string_view>(
    {"always", "calendar", "codes", "feed", "framework", "intake", "let", "matching", "parameter", "policy", "pool",
     "programme", "record", "report", "requirement", "test", "use"});
static_assert(std::ranges::is_sorted(declarations));

constexpr auto continuing =
    std::to_array<std::string_view>({"after", "and", "before", "between", "certified", "exists", "has", "implies", "in",
                                     "is", "of", "on", "or", "than", "then", "where", "within"});
static_assert(std::ranges::is_sorted(continuing));

struct Instead {
  std::string_view word, help;
};
constexpr auto refused =
    std::to_array<std::string_view>({"elif", "else", "elseif", "endif", "if", "nil", "null", "xor"});
static_assert(std::ranges::is_sorted(refused));

constexpr auto before_of = std::to_array<std::string_view>({"all", "any", "none", "count"});
constexpr auto before_when = std::to_array<std::string_view>({"applies"});
constexpr auto before_by =
    std::to_array<std::string_view>({"adjustable", "certified", "dated", "reinstated", "revoked", "waivable"});
constexpr auto before_than = std::to_array<std::string_view>({"more", "less", "fewer"});

constexpr auto programming = std::to_array<Instead>({
    {"begin", "write `{`"},
    {"elif", "state each case as a condition of its own"},
    {"else", "state each case as a condition of its own"},
    {"elseif", "state each case as a condition of its own"},
    {"end", "write `}`"},
    {"endif", "leave it out"},
    {"equals", "write `is`"},
    {"if", "write `applies when` in a requirement, `when` in a transition, or `… implies …` between two conditions"},
    {"nil", "write `exists` or `is missing` after the field"},
    {"null", "write `exists` or `is missing` after the field"},
    {"return", "leave it out: a rule states what holds"},
    {"xor", "write `exactly 1 of { … }`"},
});

}  // namespace

bool is_reserved(std::string_view word) {
  return std::ranges::binary_search(reserved, word);
}

std::string_view reserved_word_in_capitals(std::string_view word) {
  if (word.size() < 2 || !std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; })) return {};
  const auto same = [word](std::string_view candidate) {
    return std::ranges::equal(candidate, word, [](char a, char b) { return a == char(b - 'A' + 'a'); });
  };
  const auto* found = std::ranges::find_if(reserved, same);
  return found == reserved.end() ? std::string_view() : *found;
}

std::span<const std::string_view> declaration_words() {
  return declarations;
}
bool is_declaration_word(std::string_view word) {
  return std::ranges::binary_search(declarations, word);
}
bool is_refused(std::string_view word) {
  return std::ranges::binary_search(refused, word);
}

std::span<const std::string_view> before_second_word(std::string_view second) {
  if (second == "of") return before_of;
  if (second == "when") return before_when;
  if (second == "by") return before_by;
  if (second == "than") return before_than;
  return {};
}

bool continues(std::string_view word) {
  return std::ranges::binary_search(continuing, word);
}

std::string_view instead_of(std::string_view word) {
  const auto* found = std::ranges::find(programming, word, &Instead::word);
  return found == programming.end() ? std::string_view() : found->help;
}

}  // namespace safon::parsing

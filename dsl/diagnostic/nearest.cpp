// "Did you mean": edit distance in which a swap of two neighbours is one slip of the fingers, not two.
#include <algorithm>

#include "dsl/diagnostic/diagnostic.hpp"
#include "dsl/source/limits.hpp"

namespace safon {

namespace {

std::string lower_case(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

// A third of the longer word may be wrong; in a word of two letters nothing may, or any other would be "near".
std::size_t allowed(std::size_t a, std::size_t b) {
  return std::max(a, b) < 3 ? 0 : std::max(a, b) / 3;
}

}  // namespace

std::string digits_of(std::string_view number_in_words) {
  static constexpr std::string_view words[] = {"one",   "two",   "three", "four", "five",   "six",
                                               "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
  const auto* found = std::ranges::find(words, lower_case(number_in_words));
  return found == std::end(words) ? std::string() : std::to_string(found - std::begin(words) + 1);
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.empty() || word.size() > limits::word_for_suggestions) return std::nullopt;
  const std::string wanted = lower_case(word);
  const std::string* best = nullptr;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    if (candidate == word || candidate.size() > limits::word_for_suggestions) continue;
    const std::size_t most = allowed(word.size(), candidate.size());
    const std::size_t gap = std::max(word.size(), candidate.size()) - std::min(word.size(), candidate.size());
    if (gap > most) continue;
    const std::size_t d = distance(wanted, lower_case(candidate));
    if (d > most) continue;
    // Ties go to the alphabet, not to the order in which the names came.
    if (!best || d < best_distance || (d == best_distance && candidate < *best)) {
      best = &candidate;
      best_distance = d;
    }
  }
  if (!best) return std::nullopt;
  return *best;
}

}  // namespace safon

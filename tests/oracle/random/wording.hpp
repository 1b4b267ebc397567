// Random conditions and values in the words of the rule language, each right in its types, for a given record.
#pragma once
#include <string>
#include <vector>

#include "shape.hpp"

namespace safon::oracle {

/// Lists whose rows are in reach, the innermost first; the last is the participant.
using Reach = std::vector<int>;

/// What a policy has declared so far, by the type of its value: conditions and values may call it by name.
struct Declared {
  std::vector<std::string> counts, numbers, percentages, durations, dates;  // parameters
  std::vector<std::string> number_lets, date_lets, condition_lets;
  std::vector<std::pair<std::string, int>> row_lets;  // of which list
  std::vector<std::string> verdicts;                  // requirements and their parts
};

class Wording {
 public:
  Wording(Random& random, const Shape& shape, const Declared& declared)
      : random_(random), shape_(shape), declared_(declared) {}

  /// `depth`: how often something may stand inside something else.
  std::string condition(const Reach& reach, int depth);
  std::string number(const Reach& reach, int depth);
  std::string date(const Reach& reach, int depth);  // never `today`
  std::string selection(int list, const Reach& reach, int depth);
  std::string duration();

  [[nodiscard]] static Reach root() { return {0}; }
  /// A list whose rows can be asked for there; -1 when there is none, or none that is dated.
  int list_below(const Reach& reach, bool dated);

 private:
  struct Found {
    std::string words;
    const Field* field;
  };
  std::vector<Found> fields(const Reach& reach, FieldType type) const;
  std::vector<Found> fields_of(int list, const std::string& prefix, FieldType type) const;
  std::string field_or(const Reach& reach, FieldType type, const std::string& otherwise);
  std::string name_in(const Reach& reach, std::size_t place, const std::string& field) const;
  [[nodiscard]] Reach inside(int list, const Reach& reach) const;

  std::string leaf(const Reach& reach, int depth);
  std::string logic(const Reach& reach, int depth);
  std::string about_numbers(const Reach& reach, int depth);
  std::string about_shares(const Reach& reach);
  std::string about_codes(const Reach& reach, FieldType type);
  std::string about_texts(const Reach& reach);
  std::string about_dates(const Reach& reach, int depth);
  std::string about_presence(const Reach& reach, int depth);
  std::string quantifier(const Reach& reach, int depth);
  std::string coverage(const Reach& reach, int depth);
  std::string aggregate(const Reach& reach, int depth, const char* kind, FieldType type);
  std::string window(const Reach& reach, int depth);
  std::string set(int list, const Reach& reach, int depth);

  std::string number_literal();
  std::string share_literal();
  std::string date_literal();
  std::string text_literal();
  const std::string& one_of(const std::vector<std::string>& words) {
    return words[std::size_t(random_.number(0, int(words.size()) - 1))];
  }

  Random& random_;
  const Shape& shape_;
  const Declared& declared_;
};

}  // namespace safon::oracle

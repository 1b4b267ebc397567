// The conditions of wording.hpp.
#include <algorithm>

#include "wording.hpp"

namespace safon::oracle {

std::string Wording::condition(const Reach& reach, int depth) {
  if (depth <= 0) return leaf(reach, 0);
  switch (random_.number(0, 9)) {
    case 0:
    case 1:
    case 2:
      return logic(reach, depth);
    case 3:
    case 4:
    case 5:
      return quantifier(reach, depth);
    case 6:
      return coverage(reach, depth);
    default:
      return leaf(reach, depth);
  }
}

std::string Wording::logic(const Reach& reach, int depth) {
  const auto inner = [&] { return "(" + condition(reach, depth - 1) + ")"; };
  switch (random_.number(0, 4)) {
    case 0:
      return "not " + inner();
    case 1:
      return inner() + " implies " + inner();
    default: {
      const char* joined = random_.one_in(2) ? " and " : " or ";
      std::string words = inner() + joined + inner();
      if (random_.one_in(3)) words += joined + inner();
      return words;
    }
  }
}

std::string Wording::leaf(const Reach& reach, int depth) {
  switch (random_.number(0, 11)) {
    case 0:
      return random_.one_in(6) ? "true" : field_or(reach, FieldType::boolean, "false");
    case 1:
    case 2:
      return about_numbers(reach, depth);
    case 3:
      return about_shares(reach);
    case 4:
      return about_codes(reach, FieldType::topic);
    case 5:
      return about_codes(reach, FieldType::level);
    case 6:
      return about_texts(reach);
    case 7:
      return about_presence(reach, depth);
    case 8:
      if (!declared_.verdicts.empty()) return one_of(declared_.verdicts);
      return about_dates(reach, depth);
    case 9:
      if (!declared_.condition_lets.empty()) return one_of(declared_.condition_lets);
      return about_dates(reach, depth);
    default:
      return about_dates(reach, depth);
  }
}

std::string Wording::about_numbers(const Reach& reach, int depth) {
  static const std::vector<std::string> relations{" is ",        " is not ",    " at least ", " is at most ",
                                                  " more than ", " less than ", " >= ",       " < "};
  // A quotient is held against plain numbers only: the other side of 64 bits is not what this is about.
  if (depth > 0 && random_.one_in(5))
    return "(" + number(reach, depth - 1) + " / " +
           (random_.one_in(2) ? "3" : field_or(reach, FieldType::number, "(-7)")) + ")" + one_of(relations) +
           number_literal();
  if (depth > 0 && random_.one_in(4))
    if (const std::string average = aggregate(reach, depth, "average", FieldType::number); !average.empty())
      return average + one_of(relations) + field_or(reach, FieldType::number, number_literal());
  if (random_.one_in(5))
    return number(reach, depth) + (random_.one_in(2) ? " is not between " : " between ") +
           field_or(reach, FieldType::number, "0") + " and " + number(reach, 0) + " + 4.5";
  return number(reach, depth) + one_of(relations) + number(reach, depth);
}

std::string Wording::about_shares(const Reach& reach) {
  static const std::vector<std::string> relations{" is ", " at least ", " less than ", " is not "};
  const std::string right =
      !declared_.percentages.empty() && random_.one_in(2) ? one_of(declared_.percentages) : share_literal();
  return field_or(reach, FieldType::percentage, "40%") + one_of(relations) + right;
}

std::string Wording::about_codes(const Reach& reach, FieldType type) {
  const auto& codes = type == FieldType::topic ? shape_.topics : shape_.levels;
  const std::string field = field_or(reach, type, "");
  if (field.empty()) return field_or(reach, FieldType::boolean, "true");
  switch (random_.number(0, 7)) {
    case 0:
      return field + " is " + one_of(codes);
    case 1:
      return field + " is not " + one_of(codes);
    case 2:
      return field + " in [" + codes.front() + ", " + codes.back() + "]";
    case 3:
      return field + " not in [" + one_of(codes) + "]";
    case 4:
      return field + " at least " + one_of(codes);
    case 5:
      return field + " less than " + one_of(codes);
    case 6:
      return field + " is between " + codes.front() + " and " + one_of(codes);
    default:
      return field + (random_.one_in(2) ? " is " : " more than ") + field_or(reach, type, "");
  }
}

std::string Wording::about_texts(const Reach& reach) {
  const std::string field = field_or(reach, FieldType::text, "\"a\"");
  if (random_.one_in(3)) return field + (random_.one_in(2) ? " in [" : " not in [") + text_literal() + "]";
  const std::string right = random_.one_in(3) ? field_or(reach, FieldType::text, "\"b\"") : text_literal();
  return field + (random_.one_in(2) ? " is " : " is not ") + right;
}

std::string Wording::window(const Reach& reach, int depth) {
  switch (random_.number(0, 8)) {
    case 0:
    case 1:
      return "within last " + duration();
    case 2:
      return "within next " + duration();
    case 3:
      return "within " + duration() + " of " + (random_.one_in(5) ? "today" : date(reach, depth));
    case 4:
      return "within " + duration() + " after " + date(reach, depth);
    case 5:
      return "within " + duration() + " before " + date(reach, depth);
    case 6:
      return (random_.one_in(2) ? "after " : "before ") + date(reach, depth);
    case 7:
      return (random_.one_in(2) ? "on or after " : "on or before ") + date(reach, depth);
    default:
      return (random_.one_in(2) ? "on or after today - " : "before today + ") + duration();
  }
}

std::string Wording::about_dates(const Reach& reach, int depth) {
  const std::string left = date(reach, depth);
  switch (random_.number(0, 7)) {
    case 0:
      return "today" + std::string(random_.one_in(2) ? "" : " - " + duration()) +
             (random_.one_in(2) ? " after " : " on or before ") + left;
    case 1:
      return left + (random_.one_in(2) ? " is on " : " is not ") + date(reach, 0);
    case 2:
      return left + " between " + field_or(reach, FieldType::date, "2023-01-01") + " and " +
             (random_.one_in(2) ? "today" : date(reach, 0) + " + 2 years");
    case 3:
      return left + " is not " + window(reach, depth);
    case 4:
      return left + (random_.one_in(2) ? " in [" : " not in [") + date(reach, 0) + ", today]";
    default:
      return left + " " + window(reach, depth);
  }
}

std::string Wording::about_presence(const Reach& reach, int depth) {
  const char* asked = random_.one_in(2) ? " exists" : " is missing";
  if (random_.one_in(4))
    if (const int list = list_below(reach, true); list >= 0) return "(" + selection(list, reach, depth) + ")" + asked;
  if (!declared_.row_lets.empty() && random_.one_in(3)) return declared_.row_lets.back().first + asked;
  if (!declared_.date_lets.empty() && random_.one_in(4)) return one_of(declared_.date_lets) + asked;
  const auto type = FieldType(random_.number(0, int(FieldType::presence)));
  const std::string field = field_or(reach, type, "");
  return field.empty() ? "false" : field + asked;
}

std::string Wording::quantifier(const Reach& reach, int depth) {
  const int list = list_below(reach, false);
  if (list < 0) return leaf(reach, depth);
  const auto count = [&](int most) {
    if (!declared_.counts.empty() && random_.one_in(3)) return one_of(declared_.counts);
    return std::to_string(random_.number(0, most));
  };
  const std::string rows = set(list, reach, depth - 1);
  switch (random_.number(0, 5)) {
    case 0:
      return "some " + rows;
    case 1:
      return "no " + rows;
    case 2:
      return "at least " + count(3) + " " + rows;
    case 3:
      return "at most " + count(2) + " " + rows;
    case 4:
      return "exactly " + count(3) + " " + rows;
    default:
      return "every " + rows + " has (" + condition(inside(list, reach), depth - 1) + ")";
  }
}

std::string Wording::coverage(const Reach& reach, int depth) {
  const int list = list_below(reach, false);
  if (list < 0 || fields_of(list, "", FieldType::criterion).empty()) return leaf(reach, depth);
  std::size_t fewest = shape_.elements.front().size();
  for (const auto& element : shape_.elements) fewest = std::min(fewest, element.size());
  std::string asked = random_.one_in(2) ? std::to_string(random_.number(0, int(fewest))) : share_literal();
  if (!declared_.percentages.empty() && random_.one_in(4)) asked = one_of(declared_.percentages);
  std::string whose = "element standard.e" + std::to_string(random_.number(0, int(shape_.elements.size()) - 1));
  if (random_.number(0, 3) > 0) {
    static const std::vector<std::string> quantities{"every", "some", "no"};
    whose = one_of(quantities) + " element of standard";
  }
  return whose + " has at least " + asked + " of criteria met by " + set(list, reach, depth - 1);
}

}  // namespace safon::oracle

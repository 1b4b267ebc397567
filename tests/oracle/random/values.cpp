// The names, literals, values and sets of wording.hpp.
#include "wording.hpp"

#include <algorithm>

#include "engine/value/date.hpp"
#include "engine/value/decimal.hpp"
#include "records.hpp"

namespace safon::oracle {

Reach Wording::inside(int list, const Reach& reach) const {
  Reach inner{list};
  for (const int outer : reach)
    for (int up = list; up >= 0; up = shape_.lists[std::size_t(up)].parent)
      if (up == outer) inner.push_back(outer);
  return inner;
}

int Wording::list_below(const Reach& reach, bool dated) {
  std::vector<int> found;
  for (int l = 1; l < int(shape_.lists.size()); ++l) {
    const ListShape& list = shape_.lists[std::size_t(l)];
    if (std::ranges::count(reach, list.parent) > 0 && (!dated || !list.dated_by.empty())) found.push_back(l);
  }
  return found.empty() ? -1 : found[std::size_t(random_.number(0, int(found.size()) - 1))];
}

// A field by its name alone where no nearer row has one of that name; else behind the name of its record.
std::string Wording::name_in(const Reach& reach, std::size_t place, const std::string& field) const {
  const std::string& record = shape_.lists[std::size_t(reach[place])].singular;
  for (std::size_t nearer = 0; nearer < place; ++nearer) {
    if (reach[nearer] == reach[place]) return "";  // the same record stands nearer: out of reach
    for (const Field& other : shape_.lists[std::size_t(reach[nearer])].fields)
      if (other.name == field) return record + "." + field;
  }
  return field;
}

std::vector<Wording::Found> Wording::fields(const Reach& reach, FieldType type) const {
  std::vector<Found> found;
  for (std::size_t place = 0; place < reach.size(); ++place)
    for (const Field& field : shape_.lists[std::size_t(reach[place])].fields)
      if (field.type == type)
        if (std::string words = name_in(reach, place, field.name); !words.empty())
          found.push_back({std::move(words), &field});
  for (const auto& [let, list] : declared_.row_lets)
    for (const Found& field : fields_of(list, let + ".", type)) found.push_back(field);
  return found;
}

std::vector<Wording::Found> Wording::fields_of(int list, const std::string& prefix, FieldType type) const {
  std::vector<Found> found;
  for (const Field& field : shape_.lists[std::size_t(list)].fields)
    if (field.type == type) found.push_back({prefix + field.name, &field});
  return found;
}

std::string Wording::field_or(const Reach& reach, FieldType type, const std::string& otherwise) {
  const auto found = fields(reach, type);
  return found.empty() ? otherwise : found[std::size_t(random_.number(0, int(found.size()) - 1))].words;
}

std::string Wording::number_literal() {
  const std::int64_t micros = random_number(random_);
  return micros < 0 ? "(-" + to_text(Decimal{-micros}) + ")" : to_text(Decimal{micros});
}

std::string Wording::share_literal() {
  return std::to_string(random_.number(0, 20) * 5) + "%";
}

std::string Wording::date_literal() {
  return to_iso(random_day(random_));
}

std::string Wording::text_literal() {
  std::string quoted = "\"";
  for (const char c : one_of(some_texts())) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string Wording::duration() {
  if (!declared_.durations.empty() && random_.one_in(3)) return one_of(declared_.durations);
  const auto some = [&](int most, const char* unit) {
    const int count = random_.number(1, most);
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
  };
  switch (random_.number(0, 6)) {
    case 0:
      return some(3, "year");
    case 1:
      return some(6, "week");
    case 2:
      return some(100, "day");
    case 3:
      return some(2, "year") + " " + some(11, "month");
    case 4:
      return some(14, "month") + " " + some(40, "day");
    case 5:
      return some(30, "working day");
    default:
      return some(20, "month");
  }
}

std::string Wording::number(const Reach& reach, int depth) {
  switch (random_.number(0, depth > 0 ? 9 : 3)) {
    case 0:
      return number_literal();
    case 1:
      return declared_.numbers.empty() ? number_literal() : one_of(declared_.numbers);
    case 2:
      return declared_.number_lets.empty() ? number_literal() : one_of(declared_.number_lets);
    case 4:
      return "(" + number(reach, 0) + (random_.one_in(2) ? " + " : " - ") + number(reach, depth - 1) + ")";
    case 5:
      return "(" + number(reach, 0) + " * " +
             (random_.one_in(2) ? field_or(reach, FieldType::percentage, share_literal())
                                : field_or(reach, FieldType::number, "0.333333")) +
             ")";
    case 6:
      return "(0 - " + number(reach, depth - 1) + ")";
    case 7:
      if (random_.one_in(3)) {
        const std::string made = aggregate(reach, depth, "count of different", FieldType::number);
        if (!made.empty()) return made;
      }
      if (const int list = list_below(reach, false); list >= 0) return "(count of " + set(list, reach, depth - 1) + ")";
      return number_literal();
    case 8: {
      const std::string made = aggregate(reach, depth, random_.one_in(2) ? "sum" : "smallest", FieldType::number);
      return made.empty() ? number_literal() : made;
    }
    case 9: {
      const std::string made = aggregate(reach, depth, "largest", FieldType::number);
      return made.empty() ? number_literal() : made;
    }
    default:
      return field_or(reach, FieldType::number, number_literal());
  }
}

std::string Wording::date(const Reach& reach, int depth) {
  switch (random_.number(0, depth > 0 ? 7 : 4)) {
    case 0:
      return date_literal();
    case 1:
      return declared_.dates.empty() ? date_literal() : one_of(declared_.dates);
    case 2:
      return declared_.date_lets.empty() ? date_literal() : one_of(declared_.date_lets);
    case 5:
      return "(" + date(reach, depth - 1) + (random_.one_in(2) ? " + " : " - ") + duration() + ")";
    case 6: {
      const std::string made = aggregate(reach, depth, random_.one_in(2) ? "smallest" : "largest", FieldType::date);
      return made.empty() ? date_literal() : made;
    }
    case 7:
      if (!declared_.row_lets.empty() && random_.one_in(2))
        for (const auto& [let, list] : declared_.row_lets)
          if (!shape_.lists[std::size_t(list)].dated_by.empty()) return let;
      return field_or(reach, FieldType::date, date_literal());
    default:
      return field_or(reach, FieldType::date, date_literal());
  }
}

std::string Wording::aggregate(const Reach& reach, int depth, const char* kind, FieldType type) {
  const int list = list_below(reach, false);
  if (list < 0) return "";
  auto found = fields_of(list, "", type);
  std::erase_if(found, [](const Found& field) { return field.words.find('.') != std::string::npos; });  // a name only
  if (found.empty()) return "";
  const std::string& field = found[std::size_t(random_.number(0, int(found.size()) - 1))].words;
  const bool distinct = std::string_view(kind).ends_with("different");
  return "(" + std::string(kind) + (distinct ? " " : " of ") + field + " of " + set(list, reach, depth - 1) + ")";
}

std::string Wording::selection(int list, const Reach& reach, int depth) {
  return (random_.one_in(2) ? "earliest " : "latest ") + set(list, reach, depth);
}

std::string Wording::set(int list, const Reach& reach, int depth) {
  const ListShape& shape = shape_.lists[std::size_t(list)];
  const Reach inner = inside(list, reach);
  std::string words = random_.one_in(2) ? shape.name : shape.singular;
  if (random_.number(0, 3) > 0) words += " where (" + condition(inner, std::max(0, depth - 1)) + ")";
  if (!shape.dated_by.empty() && random_.one_in(3)) words += " " + window(inner, 0);
  return words;
}

}  // namespace safon::oracle

#include "shape.hpp"

namespace safon::oracle {
namespace {

struct Candidate {
  const char* name;
  FieldType type;
};

constexpr Candidate candidates[] = {
    {"hours", FieldType::number},   {"score", FieldType::number}, {"share", FieldType::percentage},
    {"begun", FieldType::date},     {"ended", FieldType::date},   {"agreed", FieldType::boolean},
    {"exempt", FieldType::boolean}, {"title", FieldType::text},   {"remark", FieldType::text},
    {"topic", FieldType::topic},    {"level", FieldType::level},  {"shows", FieldType::criterion},
};

// The same names stand in several lists, so that a row's field hides the participant's.
std::vector<Field> random_fields(Random& random, int one_left_out_in) {
  std::vector<Field> fields;
  for (const auto& [name, type] : candidates)
    if (!random.one_in(one_left_out_in)) fields.push_back({name, type, random.one_in(3)});
  if (random.one_in(2)) {
    fields.push_back({"venue", FieldType::presence, true});
    fields.push_back({"venue.size", FieldType::number, false});
    fields.push_back({"venue.opened", FieldType::date, false});
  }
  return fields;
}

ListShape random_list(Random& random, const char* name, const char* singular, int parent, bool dated) {
  ListShape list{name, singular, parent, random_fields(random, 3), ""};
  if (dated) {
    list.dated_by = "held";
    list.fields.push_back({"held", FieldType::date});
  }
  return list;
}

std::vector<std::string> numbered(const char* name, int count) {
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back(name + std::to_string(i));
  return names;
}

const char* type_name(FieldType type) {
  switch (type) {
    case FieldType::number:
      return "number";
    case FieldType::percentage:
      return "percentage";
    case FieldType::date:
      return "date";
    case FieldType::boolean:
      return "boolean";
    case FieldType::text:
      return "text";
    case FieldType::topic:
      return "topic";
    case FieldType::level:
      return "level";
    case FieldType::criterion:
      return "criterion of standard";
    case FieldType::presence:
      return "venue";
  }
  return "";
}

std::string code_list(const char* name, const std::vector<std::string>& codes) {
  std::string text = std::string("codes ") + name + " {";
  for (const auto& code : codes) text += " " + code;
  return text + " }\n";
}

}  // namespace

const std::vector<std::string>& some_texts() {
  static const std::vector<std::string> texts{"", "a", "A", "a ", "it's \"so\"", "Siân", "100%_"};
  return texts;
}

Shape random_shape(Random& random) {
  Shape shape;
  shape.topics = numbered("t", random.number(2, 4));
  shape.levels = numbered("v", random.number(2, 5));
  for (int e = random.number(1, 3); e > 0; --e) shape.elements.push_back(numbered("c", random.number(1, 5)));
  shape.lists.push_back({"participant", "participant", -1, random_fields(random, 4), ""});
  shape.lists.push_back(random_list(random, "courses", "course", 0, true));
  shape.lists.push_back(random_list(random, "visits", "visit", 0, random.one_in(2)));
  shape.lists.push_back(random_list(random, "sessions", "session", 1, !random.one_in(3)));
  return shape;
}

std::string declared(const Shape& shape) {
  std::string text = code_list("topic", shape.topics) + code_list("level", shape.levels) + "framework standard {\n";
  for (std::size_t e = 0; e < shape.elements.size(); ++e) {
    text += "  element e" + std::to_string(e) + " {";
    for (const auto& criterion : shape.elements[e]) text += " criterion " + criterion;
    text += " }\n";
  }
  text += "}\nrecord venue { size: number  opened: date }\n";
  for (std::size_t l = shape.lists.size(); l-- > 0;) {
    const ListShape& list = shape.lists[l];
    text += "record " + list.singular + " {\n";
    for (const Field& field : list.fields)
      if (field.name.find('.') == std::string::npos)
        text += "  " + field.name + ": " + (field.optional ? "optional " : "") + type_name(field.type) + "\n";
    for (const ListShape& inner : shape.lists)
      if (inner.parent == int(l)) text += "  " + inner.name + ": list of " + inner.singular + "\n";
    if (!list.dated_by.empty()) text += "  dated by " + list.dated_by + "\n";
    text += "}\n";
  }
  return text;
}

}  // namespace safon::oracle

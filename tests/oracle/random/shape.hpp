// A random record: which fields and lists participants have. Policies and records are then made for it.
#pragma once
#include <string>
#include <vector>

#include "tests/engine/evaluate/random_case.hpp"

namespace safon::oracle {

using safon::testing::Random;

/// `topic` and `level` are lists of codes, `criterion` is of the framework `standard`, `presence` an embedded record.
enum class FieldType : std::uint8_t { number, percentage, date, boolean, text, topic, level, criterion, presence };

struct Field {
  std::string name;  // dotted inside an embedded record
  FieldType type;
  bool optional = false;
};

/// A list of records; the first is the participant itself.
struct ListShape {
  std::string name, singular;  // "courses", "course"
  int parent = -1;             // index of the list in whose rows it stands
  std::vector<Field> fields;
  std::string dated_by;  // empty: not dated
};

struct Shape {
  std::vector<ListShape> lists;
  std::vector<std::string> topics, levels;
  std::vector<std::vector<std::string>> elements;  // of `standard`: element N is called `eN`, with these criteria
};

[[nodiscard]] Shape random_shape(Random& random);

/// Codes, framework and records, as the policy declares them.
[[nodiscard]] std::string declared(const Shape& shape);

/// What texts in records and in conditions are taken from: few, so that they meet.
[[nodiscard]] const std::vector<std::string>& some_texts();

}  // namespace safon::oracle

// What a feed looks for and a whole return does not have: most likely a path that is misspelt, or a supplier's new
// name.
#pragma once
#include <string>
#include <vector>

#include "dsl/model/policy.hpp"
#include "engine/record/batch.hpp"

namespace safon {

/// Lists without a row though there are those who could have one, and values that are not optional and that nobody has.
class NothingFound {
 public:
  NothingFound(const model::Feed& feed, const Schema& schema);

  void look(const RecordBatch& batch);

  /// Each as "`activities` at `cpd/event`", in the order of the feed; empty when everything was found at least once.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  struct Sought {
    TableId table;    // whose rows are sought, or whose column
    ColumnId column;  // none16: rows
    std::string name, path;
    bool found = false;
  };
  void seek(const std::vector<model::FieldMapping>& fields, TableId table);
  void seek(const std::vector<model::ListMapping>& lists);

  const Schema& schema_;
  std::vector<Sought> sought_;
  std::vector<bool> rows_;  // per table: some were found
};

}  // namespace safon

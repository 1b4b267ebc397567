#include "dsl/run_tests/given_lines.hpp"

#include "dsl/source/source_text.hpp"

namespace safon {
namespace {

/// In the order in which the rows were put into the batch: a table's rows in the order of the text.
void collect(const model::TestRow& row, TableId table, std::vector<std::vector<Span>>& spans) {
  spans[table].push_back(row.span);
  for (const auto& list : row.lists)
    if (!list.unknown)
      for (const auto& each : list.rows) collect(each, list.table, spans);
}

}  // namespace

void give_lines(Stage& stage) {
  if (!stage.batch.provenance.empty() || !stage.test.given) return;
  const auto& files = stage.compiled.files;
  const auto line = [&](Span span) { return line_column(files[span.file].text, span.begin).line; };
  std::vector<std::vector<Span>> spans(stage.batch.tables.size());
  collect(*stage.test.given, root_table, spans);
  for (TableId table = 0; table < spans.size(); ++table) {
    auto& lines = stage.batch.tables[table].lines;
    lines.clear();
    for (const auto& span : spans[table]) lines.push_back(line(span));
  }
  const auto whole = stage.test.given->span;
  stage.batch.provenance = {{.file = files[whole.file].name, .line = line(whole), .received = 0}};
}

void forget_days_received(Explanation& explanation) {
  for (auto& value : explanation.values) value.received.clear();
  for (auto& child : explanation.children) forget_days_received(child);
}

}  // namespace safon

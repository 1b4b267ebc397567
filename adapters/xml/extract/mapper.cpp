#include "adapters/xml/extract/mapper.hpp"

#include <algorithm>
#include <tuple>

#include "adapters/xml/limits.hpp"

namespace safon::xml {

void ParticipantMapper::fault(TextPlace place, const std::string& field, ReturnCode code, std::string message) {
  if (faults_->size() > limits::faults) return;
  if (faults_->size() == limits::faults) {
    faults_->push_back(
        {place.line, place.column, id_, "", ReturnCode::more_faults,
         "this record has more than " + std::to_string(limits::faults) + " faults; the rest are not listed"});
    return;
  }
  faults_->push_back({place.line, place.column, id_, field, code, std::move(message)});
}

void ParticipantMapper::note_id(const FieldPlan& field, const Cell& cell) {
  id_ = cell.text;
  if (const std::uint32_t line = seen_.add(cell.text, reader_.place().line))
    fault(reader_.place(), field.name, ReturnCode::id_repeated,
          shown(cell.text) + " was already given on line " + std::to_string(line));
}

void ParticipantMapper::map_field(const FieldPlan& field, TableId table, NodeId node) {
  if (field.header != no_header) return columns_.put(table, field.column, field.storage, header_.value(field.header));
  Cell cell;
  if (auto wrong = reader_.read(field, node, cell)) {
    fault(wrong->place, field.name, wrong->code, std::move(wrong->message));
    cell = {};
  } else if (reader_.was_missing() && !field.fallback) {
    const std::string looks = "; the feed looks at " + field.paths_text;
    if (field.is_id)
      fault(reader_.place(), field.name, ReturnCode::id_missing, "this participant has no id" + looks);
    else if (field.is_date_of_row)
      fault(reader_.place(), field.name, ReturnCode::row_not_dated, "this item has no date" + looks);
    else if (field.required)
      fault(reader_.place(), field.name, ReturnCode::required_missing, "`" + field.name + "` is required" + looks);
  } else if (field.is_id) {
    note_id(field, cell);
  }
  columns_.put(table, field.column, field.storage, cell);
}

// What belongs to a record that is known not to be there is known not to be there either.
void ParticipantMapper::put_missing(const RecordPlan& record, TableId table, bool absent) {
  for (const FieldPlan& field : record.fields)
    columns_.put(table, field.column, field.storage, {absent ? CellState::absent : CellState::unknown, 0, {}});
  for (const RecordPlan& inner : record.records) {
    columns_.put(table, inner.presence, Storage::u8, {absent ? CellState::known : CellState::unknown, 0, {}});
    put_missing(inner, table, absent);
  }
}

void ParticipantMapper::map_record(const RecordPlan& record, TableId table, NodeId node) {
  const std::size_t first = items_.size();
  selector_.elements(record.path, node, items_);
  if (items_.size() > first + 1)
    fault(fragment_[items_[first + 1]].place, record.name, ReturnCode::several_values,
          "`" + record.path.text + "` is given more than once, first on line " +
              std::to_string(fragment_[items_[first]].place.line));
  const bool there = items_.size() > first;
  const NodeId at = there ? items_[first] : no_node;
  items_.resize(first);
  const CellState state = there || record.optional ? CellState::known : CellState::unknown;
  columns_.put(table, record.presence, Storage::u8, {state, there, {}});
  if (!there) return put_missing(record, table, record.optional);
  for (const FieldPlan& field : record.fields) map_field(field, table, at);
  for (const RecordPlan& inner : record.records) map_record(inner, table, at);
}

void ParticipantMapper::map_list(const ListPlan& list, NodeId node) {
  if (list.direct != no_direct_list) return map_direct(list, node);
  const std::size_t first = items_.size();
  selector_.elements(list.path, node, items_);
  const std::size_t end = items_.size();
  for (std::size_t i = first; i < end; ++i) {
    if (rows_ == limits::rows) {
      too_many_rows(fragment_[items_[i]].place);
      break;
    }
    ++rows_;
    map_row(list.row, items_[i]);
  }
  items_.resize(first);
}

void ParticipantMapper::too_many_rows(TextPlace first_too_many) {
  fault(first_too_many, "", ReturnCode::too_many_rows,
        "this participant's lists have more than " + std::to_string(limits::rows) + " items together");
}

// Its items are in their columns already, but for those with faults.
void ParticipantMapper::map_direct(const ListPlan& list, NodeId node) {
  const std::vector<TextPlace>& places = direct_.places(list.direct);
  const std::size_t room = limits::rows - rows_;
  const bool too_many = places.size() > room;
  selector_.elements(list.path, node, items_);
  for (const NodeId item : items_) {
    const TextPlace at = fragment_[item].place;
    if (too_many && std::tie(at.line, at.column) >= std::tie(places[room].line, places[room].column)) break;
    map_row(list.row, item);
  }
  items_.clear();
  rows_ += std::min(places.size(), room);
  if (too_many) too_many_rows(places[room]);
}

void ParticipantMapper::map_row(const RowPlan& row, NodeId node) {
  for (const FieldPlan& field : row.fields) map_field(field, row.table, node);
  for (const RecordPlan& record : row.records) map_record(record, row.table, node);
  for (const EmptyColumn& empty : row.unmapped) columns_.put(row.table, empty.column, empty.storage, {});
  columns_.end_row(row.table, fragment_[node].place.line);
  for (const ChildPlan& child : row.children) {
    for (const ListPlan& list : child.lists) map_list(list, node);
    columns_.end_list(child.table, !child.lists.empty());
  }
}

void ParticipantMapper::map(NodeId participant, RecordBatch& batch, std::vector<Rejection>& faults) {
  faults_ = &faults;
  faults.clear();
  id_.clear();
  rows_ = 0;
  map_row(plan_.row, participant);
  items_.clear();
  if (!faults.empty()) return;
  ++batch.size;
  batch.provenance.push_back({file_, fragment_[participant].place.line, header_.received().days});
}

void ParticipantMapper::refuse_too_large(NodeId participant, std::vector<Rejection>& faults) {
  faults_ = &faults;
  faults.clear();
  id_.clear();
  Cell id;
  const FieldPlan& field = plan_.row.fields.front();
  if (!reader_.read(field, participant, id) && !reader_.was_missing()) note_id(field, id);
  fault(fragment_[participant].place, "", ReturnCode::participant_too_large,
        "this participant takes more than " + std::to_string(limits::participant) + " bytes of memory");
}

}  // namespace safon::xml

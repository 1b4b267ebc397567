// One participant's element as one row of each table, or as a list of its faults.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "adapters/xml/extract/direct_lists.hpp"
#include "adapters/xml/header.hpp"
#include "adapters/xml/rejection.hpp"
#include "adapters/xml/seen_ids.hpp"

namespace safon::xml {

class ParticipantMapper {
 public:
  ParticipantMapper(const FeedPlan& plan, const Fragment& fragment, Selector& selector, FieldReader& reader,
                    const Header& header, const DirectLists& direct, Columns& columns, const std::string& file)
      : plan_(plan),
        fragment_(fragment),
        selector_(selector),
        reader_(reader),
        header_(header),
        direct_(direct),
        columns_(columns),
        file_(file) {}

  /// Appends the participant to the batch; where anything is wrong with it, lists that in `faults`.
  void map(NodeId participant, RecordBatch& batch, std::vector<Rejection>& faults);

  /// A participant that could not be held in memory whole.
  void refuse_too_large(NodeId participant, std::vector<Rejection>& faults);

 private:
  const FeedPlan& plan_;
  const Fragment& fragment_;
  Selector& selector_;
  FieldReader& reader_;
  const Header& header_;
  const DirectLists& direct_;
  Columns& columns_;
  const std::string& file_;
  SeenIds seen_;
  std::vector<NodeId> items_;  // of all lists that are being walked, the innermost last
  std::vector<Rejection>* faults_ = nullptr;
  std::string id_;
  std::size_t rows_ = 0;

  void fault(TextPlace place, const std::string& field, ReturnCode code, std::string message);
  void map_row(const RowPlan& row, NodeId node);
  void map_field(const FieldPlan& field, TableId table, NodeId node);
  void map_record(const RecordPlan& record, TableId table, NodeId node);
  void put_missing(const RecordPlan& record, TableId table, bool absent);
  void map_list(const ListPlan& list, NodeId node);
  void map_direct(const ListPlan& list, NodeId node);
  void too_many_rows(TextPlace first_too_many);
  void note_id(const FieldPlan& field, const Cell& cell);
};

}  // namespace safon::xml

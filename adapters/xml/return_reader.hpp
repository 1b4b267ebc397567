// Takes the stream of tags apart: what stands above participants and beside them, and each participant, which is mapped
// when its element closes and then forgotten.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "adapters/xml/extract/mapper.hpp"
#include "adapters/xml/feed/name_table.hpp"
#include "adapters/xml/read_return.hpp"

namespace safon::xml {

class ReturnReader : public EventReceiver {
 public:
  ReturnReader(FeedPlan plan, const ReturnOptions& options, const ReturnSink& sink);

  [[nodiscard]] EventParser& parser() { return parser_; }
  /// To be called when the document has ended well.
  [[nodiscard]] std::expected<ReturnSummary, ReturnError> finish();

  void start(const StartTag& tag) override;
  void end(TextPlace place) override;
  void text(std::string_view piece) override;

 private:
  /// An open element outside participants.
  struct Outside {
    NodeId node;
    Fragment::Mark mark;
    bool on_path;         // it and all above it are the record path's first steps
    bool towards_header;  // it or what stands directly in it may be asked for by a path from the file
    bool has_participants;
  };
  struct OtherNamespace {
    TextPlace place;
    std::string local, found, expected;
  };

  FeedPlan plan_;
  const ReturnOptions& options_;
  const ReturnSink& sink_;
  EventParser parser_;
  NameTable names_;
  Fragment fragment_;
  Selector selector_;
  FieldReader field_reader_;
  Header header_;
  RecordBatch batch_;
  Columns columns_;
  Unread unread_;
  DirectLists direct_;
  ParticipantMapper mapper_;
  std::size_t spoken_of_;  // names that the feed itself has; further ones came with the file

  std::vector<Outside> outside_;
  std::size_t skipping_ = 0;  // open elements that nothing asks for
  NodeId current_ = no_node;  // the innermost open element that is kept
  NodeId participant_ = no_node;
  Fragment::Mark participant_mark_{};
  bool too_large_ = false, header_read_ = false;
  std::size_t participants_ = 0;
  std::size_t deepest_ = 0;  // steps of the record path that some element has gone
  std::string root_name_;
  TextPlace root_place_;
  std::optional<OtherNamespace> other_namespace_;
  std::vector<Rejection> faults_;
  ReturnSummary summary_;

  void stop(ReturnError error) { parser_.stop(std::move(error)); }
  void start_outside(const StartTag& tag);
  void start_inside(const StartTag& tag);
  void start_participant(const StartTag& tag, NameId name);
  void end_outside();
  void end_participant();
  void count_participant();
  [[nodiscard]] bool values_fit(const StartTag& tag);
  void keep(const StartTag& tag, NameId name, bool everything);
  [[nodiscard]] bool looks_like(const StartTag& tag, NameId name, const Step& step) const;
  void reject_unread(const StartTag& tag, const Step& step);
  void note_namespace(const StartTag& tag, const Step& step);
  [[nodiscard]] bool leads_to_header(NameId name) const;
  void hand_over();
  [[nodiscard]] ReturnError maps_nothing() const;
};

}  // namespace safon::xml

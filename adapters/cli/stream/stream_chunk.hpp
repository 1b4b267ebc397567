// Some lines of a stream, evaluated together: a line in, a line out, and nothing remembered.
#pragma once
#include <boost/json/object.hpp>
#include <expected>
#include <string>
#include <vector>

#include "engine/evaluate/evaluate.hpp"
#include "engine/plan/compiled_policy.hpp"
#include "engine/progress/progress.hpp"

namespace safon {

/// Each line's answer depends on the line alone, so a stream may be cut anywhere between lines.
class StreamChunk {
 public:
  StreamChunk(const CompiledPolicy& policy, Date as_of);  // the policy outlives it

  /// A line of JSON. One that cannot be read gives an answer that says so; the error says it too.
  [[nodiscard]] std::expected<void, std::string> add(const std::string& line);
  void add_too_long();
  [[nodiscard]] std::size_t size() const { return answers_.size(); }

  /// Of the answers given so far: who breaks a property that must always hold, and whom transitions in conflict have
  /// stopped.
  struct ToLookAt {
    std::size_t broken = 0, stopped = 0;
  };
  [[nodiscard]] ToLookAt to_look_at() const { return to_look_at_; }

  /// The answers, one a line, in the order of what was added. The chunk is empty afterwards.
  [[nodiscard]] std::string answers();

 private:
  /// Those who are evaluated together: whoever was settled under another version is looked at anew.
  struct Lane {
    explicit Lane(const CompiledPolicy& policy);
    RecordBatch batch;
    std::vector<std::size_t> lines;                  // per participant: whose answer it is
    std::vector<Date> known_from;                    // per participant
    std::vector<std::vector<ProgressState>> states;  // per programme, per participant
    std::vector<std::vector<Event>> events;          // per participant
    bool rules_changed = false;
  };
  struct Given {
    std::vector<ProgressState> states;  // per programme
    bool any = false, rules_changed = false;
  };
  [[nodiscard]] std::expected<Given, std::string> states_in(const boost::json::object& line) const;
  void evaluate(Lane& lane);
  [[nodiscard]] bool takes_part(const Lane& lane, std::uint16_t programme, std::size_t participant) const;
  [[nodiscard]] std::string answer(const Lane& lane, std::size_t participant);

  const CompiledPolicy& policy_;
  Date as_of_;
  Run run_;
  Lane same_rules_, other_rules_;
  std::vector<std::string> answers_;
  ToLookAt to_look_at_;
};

}  // namespace safon

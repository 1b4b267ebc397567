#include "adapters/cli/outgoing/event_line.hpp"

#include <boost/json.hpp>

namespace safon {

std::string event_id(const LedgerEvent& event) {
  return std::to_string(event.sequence) + "-" + to_hex(event.hash).substr(0, 16);
}

std::string event_line(const LedgerEvent& event) {
  boost::json::object object{
      {"id", event_id(event)}, {"sequence", event.sequence}, {"event", event.kind}, {"participant", event.id}};
  // What an event of this kind does not have is left out.
  auto say = [&](const char* name, const std::string& text) {
    if (!text.empty()) object[name] = text;
  };
  say("council", event.council);
  say("programme", event.programme);
  say("from", event.from);
  say("to", event.to);
  say("transition", event.transition);
  object["effective"] = to_iso(event.effective);
  object["recorded"] = to_iso(event.on);
  if (event.due) object["due"] = to_iso(*event.due);
  say("by", event.by);
  say("text", event.text);
  say("policy", event.policy);
  say("policy_version", event.policy_version);
  if (event.run) object["run"] = *event.run;
  if (event.import) object["import"] = *event.import;
  return boost::json::serialize(object) + "\n";
}

}  // namespace safon

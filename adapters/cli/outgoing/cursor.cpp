#include "adapters/cli/outgoing/cursor.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "adapters/cli/messages.hpp"
#include "adapters/cli/outgoing/whole_file.hpp"

namespace safon {
namespace {

std::string path_in(const std::string& outbox) {
  return outbox + "/.cursor";
}

std::optional<Position> parsed(const std::string& text) {
  boost::system::error_code error;
  const auto value = boost::json::parse(text, error);
  const auto* object = error ? nullptr : value.if_object();
  if (!object) return std::nullopt;
  auto number = [&](const char* name) {
    const auto* found = object->if_contains(name);
    return found && found->is_int64() ? found->get_int64() : -1;
  };
  auto hash_named = [&](const char* name) {
    const auto* digits = object->if_contains(name);
    return digits && digits->is_string() ? parse_hash(std::string_view(digits->get_string())) : std::nullopt;
  };
  const auto hash = hash_named("event_hash");
  // Of before intakes were given away: nothing of them was.
  const bool of_intakes = object->contains("intake_event");
  const auto intake_hash = hash_named("intake_hash");
  const Position at{.event = number("event"),
                    .version = number("version"),
                    .import = number("import"),
                    .policy = number("policy"),
                    .intake_event = of_intakes ? number("intake_event") : 0,
                    .event_hash = hash.value_or(Hash{}),
                    .intake_hash = intake_hash.value_or(Hash{})};
  const bool whole = hash && at.event >= 0 && at.version >= 0 && at.import >= 0 && at.policy >= 0 &&
                     at.intake_event >= 0 && (!of_intakes || intake_hash);
  return whole ? std::optional(at) : std::nullopt;
}

}  // namespace

std::expected<Cursor, std::string> read_cursor(RegisterFile& in, const std::string& outbox) {
  std::ifstream file(path_in(outbox), std::ios::binary);
  if (!file) return Cursor{.begins_anew = true};
  std::ostringstream text;
  text << file.rdbuf();
  const auto at = parsed(text.str());
  auto hash = at ? hash_of_event(in, at->event) : std::optional<Hash>{};
  if (!hash) return std::unexpected(hash.error().message);
  auto intake_hash = at ? hash_of_intake_event(in, at->intake_event) : std::optional<Hash>{};
  if (!intake_hash) return std::unexpected(intake_hash.error().message);
  // Event 0 stands for none, and has the hash of none.
  const auto same = [](std::int64_t event, const std::optional<Hash>& there, const Hash& given) {
    return event == 0 ? given == Hash{} : there == given;
  };
  const bool ours =
      at && same(at->event, *hash, at->event_hash) && same(at->intake_event, *intake_hash, at->intake_hash);
  if (ours) return Cursor{.at = *at};
  warn("outbox_begins_anew",
       "what the outbox has given away is not of this register as it is now, so everything is given again",
       {{"file", path_in(outbox)}});
  return Cursor{.begins_anew = true};
}

std::expected<void, std::string> write_cursor(const std::string& outbox, const Position& at) {
  const boost::json::object object{{"event", at.event},
                                   {"version", at.version},
                                   {"import", at.import},
                                   {"policy", at.policy},
                                   {"intake_event", at.intake_event},
                                   {"event_hash", to_hex(at.event_hash)},
                                   {"intake_hash", to_hex(at.intake_hash)}};
  return write_whole(path_in(outbox), boost::json::serialize(object) + "\n");
}

}  // namespace safon

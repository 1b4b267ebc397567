#include "adapters/cli/participant.hpp"

#include "adapters/cli/messages.hpp"
#include "adapters/sqlite/queries.hpp"
#include "dsl/diagnostic/diagnostic.hpp"
#include "engine/ports/chunk_decoder.hpp"

namespace safon {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "`" : ", `") + name + "`";
  return text;
}

Exit no_such_participant(RegisterFile& in, const std::string& id) {
  auto near = nearest_ids(in, id, 3);
  return refuse(Exit::usage, "nobody in the register has the id `" + id + "`", near && !near->empty() ? "did you mean " + listed(*near) + "?" : "");
}

}  // namespace

std::expected<LoadedParticipant, Exit> load_participant(RegisterFile& in, const CompiledPolicy& policy, std::uint16_t programme,
                                                        const std::string& id, Date as_of) {
  auto key = find_participant(in, id);
  if (!key) return std::unexpected(refuse(key.error()));
  if (!*key) return std::unexpected(no_such_participant(in, id));
  LoadedParticipant loaded{.chunk = {}, .batch = RecordBatch(policy.plan.schema)};
  const ParticipantKey keys[] = {**key};
  if (auto read = in.read(policy, programme, as_of, Versions::matter, keys, loaded.chunk); !read) return std::unexpected(refuse(read.error()));
  ChunkDecoder decoder(policy.plan.schema, in);
  if (auto decoded = decoder.decode(loaded.chunk, DocumentLines::load, loaded.batch); !decoded) return std::unexpected(refuse(decoded.error()));
  bool known = false;
  for (const auto& version : loaded.chunk.versions)
    if (version.known_from <= as_of) loaded.row = version.row, known = true;
  if (!known) return std::unexpected(refuse(Exit::usage, "nothing was known of `" + id + "` on " + to_iso(as_of), "ask about a later day"));
  return loaded;
}

std::expected<std::uint16_t, Exit> find_programme(const CompiledPolicy& policy, const std::string& name) {
  std::vector<std::string> names;
  for (std::uint16_t p = 0; p < policy.programmes.size(); ++p) {
    if (policy.programmes[p].name == name || (name.empty() && policy.programmes.size() == 1)) return p;
    names.push_back(policy.programmes[p].name);
  }
  if (name.empty()) return std::unexpected(refuse(Exit::usage, names.empty() ? "the policy has no programme" : "the policy has several programmes", "name one: " + listed(names)));
  auto near = nearest(name, names);
  return std::unexpected(refuse(Exit::usage, "the policy has no programme `" + name + "`", near ? "did you mean `" + *near + "`?" : "it has " + listed(names)));
}

std::expected<std::uint8_t, Exit> find_status(const Programme& programme, const std::string& name) {
  std::vector<std::string> names;
  for (std::uint8_t s = 0; s < programme.statuses.size(); ++s) {
    if (programme.statuses[s].name == name) return s;
    names.push_back(programme.statuses[s].name);
  }
  auto near = nearest(name, names);
  return std::unexpected(refuse(Exit::usage, "the programme `" + programme.name + "` has no status `" + name + "`",
                                near ? "did you mean `" + *near + "`?" : "it has " + listed(names)));
}

}  // namespace safon

#include "adapters/sqlite/policies.hpp"

#include "adapters/sqlite/ledger/projections.hpp"
#include "adapters/sqlite/records/record_views.hpp"
#include "adapters/sqlite/records/schema_json.hpp"

namespace safon {
namespace {

using sql::Statement;

std::span<const std::uint8_t> as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::int64_t find_by_digest(RegisterFile::Inside& inside, const char* question, const Hash& digest) {
  Statement find(inside.connection, question);
  find.blob(1, digest.bytes);
  return find.step() ? find.integer_at(0) : 0;
}

SchemaKey store_schema(RegisterFile::Inside& inside, const Schema& schema) {
  const std::string json = to_json(schema);
  const Hash digest = Hasher().text(json).finish();
  if (const SchemaKey key = find_by_digest(inside, "SELECT key FROM record_schema WHERE digest = ?", digest))
    return key;
  Appender rows(inside.connection, Grows::record_schema, 4);
  rows.begin(inside.chains).blob(digest.bytes).text(json).end(inside.chains);
  rebuild_record_views(inside);
  return Appender::next_key(inside.chains, Grows::record_schema) - 1;
}

void store_name(RegisterFile::Inside& inside, Statement& find, Appender& names, const std::string& name) {
  const bool known = find.text(1, name).step();
  find.reset();
  if (!known) names.begin(inside.chains).text(name).end(inside.chains);
}

void store_programmes(RegisterFile::Inside& inside, const CompiledPolicy& policy) {
  Statement find(inside.connection, "SELECT key FROM status_name WHERE name = ?");
  Appender names(inside.connection, Grows::status_name, 3);
  Appender programmes(inside.connection, Grows::programme, 4);
  for (const Programme& programme : policy.programmes) {
    for (const Status& status : programme.statuses) store_name(inside, find, names, status.name);
    for (const Transition& transition : programme.transitions) store_name(inside, find, names, transition.name);
    if (find_programme(inside, policy.name, programme.name) != 0) continue;
    programmes.begin(inside.chains).text(policy.name).text(programme.name).end(inside.chains);
    add_standings_of_programme(inside, "main", Appender::next_key(inside.chains, Grows::programme) - 1);
  }
}

}  // namespace

const Schema& stored_schema(RegisterFile::Inside& inside, SchemaKey key) {
  const auto found = inside.schemas.find(key);
  if (found != inside.schemas.end()) return *found->second;
  Statement row(inside.connection, "SELECT json FROM record_schema WHERE key = ?");
  if (!row.integer(1, key).step())
    sql::fail(RegisterFault::unknown_name, "the register has no record schema " + std::to_string(key));
  return *(inside.schemas[key] = schema_from_json(inside.connection, row.text_at(0)));
}

std::int64_t find_policy(RegisterFile::Inside& inside, const CompiledPolicy& policy) {
  return find_by_digest(inside, "SELECT key FROM policy WHERE digest = ?", hash_policy(policy));
}

std::int64_t find_programme(RegisterFile::Inside& inside, std::string_view policy, std::string_view name) {
  Statement find(inside.connection, "SELECT key FROM programme WHERE policy = ? AND name = ?");
  find.text(1, policy).text(2, name);
  return find.step() ? find.integer_at(0) : 0;
}

PolicyKeys store_policy(RegisterFile::Inside& inside, const CompiledPolicy& policy) {
  PolicyKeys keys{.policy = find_policy(inside, policy), .schema = store_schema(inside, policy.plan.schema)};
  if (keys.policy != 0) return keys;
  const Hash digest = hash_policy(policy);
  const std::string in_force_from = to_iso(policy.in_force_from);
  Appender policies(inside.connection, Grows::policy, 6);
  policies.begin(inside.chains).text(policy.name).text(policy.version).text(in_force_from).blob(digest.bytes);
  policies.end(inside.chains);
  keys.policy = Appender::next_key(inside.chains, Grows::policy) - 1;
  Appender files(inside.connection, Grows::policy_file, 5);
  for (const SourceFile& file : policy.files)
    files.begin(inside.chains).integer(keys.policy).text(file.name).blob(as_bytes(file.text)).end(inside.chains);
  store_programmes(inside, policy);
  return keys;
}

ProgrammeNames::ProgrammeNames(RegisterFile::Inside& inside, const Programme& programme) : programme_(programme) {
  Statement find(inside.connection, "SELECT key FROM status_name WHERE name = ?");
  const auto key_of = [&](const std::string& name) {
    const std::int64_t key = find.text(1, name).step() ? find.integer_at(0) : 0;
    find.reset();
    return key;
  };
  for (std::size_t s = 0; s < programme.statuses.size(); ++s) {
    status_keys_.push_back(key_of(programme.statuses[s].name));
    statuses_[status_keys_.back()] = static_cast<std::uint16_t>(s);
  }
  for (std::size_t t = 0; t < programme.transitions.size(); ++t) {
    transition_keys_.push_back(key_of(programme.transitions[t].name));
    transitions_[transition_keys_.back()] = static_cast<std::uint16_t>(t);
  }
}

std::int64_t ProgrammeNames::status_key(std::uint8_t status) const {
  if (status >= status_keys_.size() || status_keys_[status] == 0)
    sql::fail(RegisterFault::invalid, "programme `" + programme_.name + "` was not stored with the register");
  return status_keys_[status];
}

std::int64_t ProgrammeNames::transition_key(std::uint16_t transition) const {
  if (transition == none16) return 0;
  if (transition >= transition_keys_.size() || transition_keys_[transition] == 0)
    sql::fail(RegisterFault::invalid, "programme `" + programme_.name + "` was not stored with the register");
  return transition_keys_[transition];
}

std::uint8_t ProgrammeNames::status(std::int64_t key) const {
  const auto found = statuses_.find(key);
  if (key == 0 || found == statuses_.end())
    sql::fail(RegisterFault::unknown_name,
              "somebody holds a status that programme `" + programme_.name + "` of this policy does not have",
              "keep a status for as long as somebody may hold it");
  return static_cast<std::uint8_t>(found->second);
}

std::uint16_t ProgrammeNames::transition(std::int64_t key) const {
  if (key == 0) return none16;
  const auto found = transitions_.find(key);
  // A way that a newer policy has closed: whoever went it keeps the status; a case on it is nobody's to decide any
  // more.
  return found == transitions_.end() ? none16 : found->second;
}

}  // namespace safon

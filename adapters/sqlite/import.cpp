#include "adapters/sqlite/import.hpp"

#include <algorithm>
#include <utility>

#include "adapters/sqlite/import/corrected_records.hpp"
#include "adapters/sqlite/import/known_versions.hpp"
#include "adapters/sqlite/import/participant_set.hpp"
#include "adapters/sqlite/inside.hpp"
#include "adapters/sqlite/ledger/events.hpp"
#include "adapters/sqlite/ledger/projections.hpp"
#include "adapters/sqlite/policies.hpp"
#include "engine/record/document.hpp"

namespace safon {
namespace {

using sql::Statement;

std::optional<std::string> first_text(const RegisterFile::Inside& inside, const char* question,
                                      std::string_view about) {
  Statement ask(inside.connection, question);
  ask.text(1, about);
  if (!ask.step() || ask.null_at(0)) return std::nullopt;
  return ask.string_at(0);
}

Date known_from(const RegisterFile::Inside& inside, Date received) {
  const auto last = first_text(inside, "SELECT max(as_of) FROM run WHERE ?1 = ''", "");
  const std::optional<Date> as_of = last ? parse_iso_date(*last) : std::nullopt;
  return as_of ? std::max(received, Date{as_of->days + 1}) : received;
}

Hash content_hash(std::span<const std::uint8_t> content) {
  return Hasher().bytes(content).finish();
}

}  // namespace

struct Import::State {
  static constexpr ParticipantKey most_newcomers = 4096;  // without derived rows: their pages are still at hand
  RegisterFile::Inside& inside;
  ImportInfo info;
  WriteTransaction writing;
  PolicyKeys keys;
  ImportResult result;
  std::string received = to_iso(info.received);
  bool superseded;  // a later full return of this council is in: this one says nothing about who is reported
  ParticipantSet accepted, reported, confirmed;
  ParticipantSet confirmed_later;  // by partial returns that were received later than this one
  Statement find;
  bool last_was_new = true;
  KnownVersions known_versions;
  CorrectedRecords corrected;
  Statement not_reported, settled;
  Appender participants, versions, rejections;
  EventWriter events;
  Projection projection;
  // Who is new, and since which version, that has no derived rows yet.
  ParticipantKey newcomers = next_participant();
  VersionKey their_versions = next_version();

  State(RegisterFile& into, const ImportInfo& about)
      : inside(into.inside()),
        info(about),
        writing(inside),
        keys(store_policy(inside, *about.policy)),
        superseded(is_superseded()),
        find(inside.connection, "SELECT key FROM participant_key WHERE id = ?"),
        known_versions(inside, info.policy->plan.schema, keys.schema),
        corrected(inside),
        not_reported(inside.connection, "SELECT 1 FROM not_reported WHERE participant = ?"),
        settled(inside.connection,
                "SELECT max(settled_through) FROM programme p CROSS JOIN standing_now s ON s.programme = p.key AND "
                "s.participant = ?"),
        participants(inside.connection, Grows::participant_key, 3, "id"),
        versions(inside.connection, Grows::record_version, 10),
        rejections(inside.connection, Grows::rejection, 9),
        events(inside.connection),
        projection(inside, "main") {
    look_for_later_confirmations();
    result.import = Appender::next_key(inside.chains, Grows::import);
    result.known_from = known_from(inside, info.received);
  }

  bool is_superseded() const {
    const auto last =
        first_text(inside, "SELECT max(received) FROM import WHERE full_return = 1 AND council = ?", info.council);
    return last && *last > received;
  }

  void look_for_later_confirmations() {
    Statement later(inside.connection,
                    "SELECT c.participants FROM import i JOIN confirmation c ON c.import = i.key WHERE i.received > ?");
    later.text(1, received);
    while (later.step()) confirmed_later.unpack(later.blob_at(0));
  }

  void refuse_second_time(const Hash& file) const {
    Statement same(inside.connection, "SELECT file, imported FROM import WHERE digest = ? AND feed = ? AND policy = ?");
    same.blob(1, file.bytes).text(2, info.feed).integer(3, keys.policy);
    if (same.step())
      sql::fail(RegisterFault::already_imported,
                "`" + info.file + "` is in already: the same bytes came as `" + same.string_at(0) + "` on " +
                    same.string_at(1),
                "nothing was changed");
  }

  ParticipantKey key_of(std::string_view id) {
    const ParticipantKey key = find.text(1, id).step() ? find.integer_at(0) : 0;
    find.reset();
    return key;
  }

  // Who has this id; 0 when nobody had, and the last participant now does. Behind one who is new most often stand
  // others: as long as they do, an id is put in without being looked for.
  ParticipantKey known(std::string_view id) {
    if (const ParticipantKey key = last_was_new ? 0 : key_of(id)) return key;
    last_was_new = participants.begin(inside.chains).text(id).end_if_new(inside.chains);
    return last_was_new ? 0 : key_of(id);
  }

  void report(ParticipantKey key, bool is) {
    events.append({.kind = std::string(is ? reported_again : no_longer_reported),
                   .participant = key,
                   .import = result.import,
                   .on = result.known_from,
                   .effective = info.received},
                  inside.chains);
    projection.reported(key, is);
    ++(is ? result.reported_again : result.no_longer_reported);
  }

  void mark_reported(ParticipantKey key) {
    if (!reported.add(key) || superseded) return;
    if (!is_reported(key)) report(key, true);
  }

  bool is_reported(ParticipantKey key) {
    const bool is = !not_reported.integer(1, key).step();
    not_reported.reset();
    return is;
  }

  // An officer's decision settles its participant's days through its own, which no run has reached yet.
  // What an officer has put right counts from a day of its own: a return that is no older is not put before it.
  Date known_of(ParticipantKey key) {
    Date known = result.known_from;
    if (corrected.has(key)) known = std::max(known, known_versions.not_older(key, received));
    if (settled.integer(1, key).step() && !settled.null_at(0))
      known = std::max(known, Date{static_cast<std::int32_t>(settled.integer_at(0)) + 1});
    settled.reset();
    return known;
  }

  // A return that comes late cannot bring back what a later one has replaced or confirmed: one that the latest version
  // came in with, a partial one that said the same, or a full one that the participant was in with the record as it is.
  bool told_later(ParticipantKey key, std::string_view council, const KnownVersions::Version& latest) {
    if (latest.received > received || confirmed_later.has(key)) return true;
    return superseded && council == info.council && council == latest.council && is_reported(key);
  }

  void store_version(ParticipantKey key, std::string_view council, std::span<const std::uint8_t> bytes,
                     const Hash& content, std::uint32_t line, Date known) {
    versions.begin(inside.chains).integer(key).integer(result.import).integer(keys.schema);
    versions.integer(known.days).text(council).integer(line).blob(content.bytes).blob(bytes);
    versions.end(inside.chains);
  }

  [[nodiscard]] VersionKey next_version() const { return Appender::next_key(inside.chains, Grows::record_version); }
  [[nodiscard]] ParticipantKey next_participant() const {
    return Appender::next_key(inside.chains, Grows::participant_key);
  }

  // The derived rows of newcomers are made many at a time, which takes a third of the time.
  void project_newcomers() {
    if (newcomers < next_participant()) projection.newcomers_added(newcomers, their_versions);
    newcomers = next_participant();
    their_versions = next_version();
  }

  void mark_missing() {
    std::vector<ParticipantKey> missing;
    Statement theirs(inside.connection,
                     "SELECT c.participant FROM council_participant c WHERE council = ? AND NOT EXISTS (SELECT 1 FROM "
                     "not_reported r WHERE r.participant = c.participant) ORDER BY c.participant");
    theirs.text(1, info.council);
    while (theirs.step())
      if (!reported.has(theirs.integer_at(0))) missing.push_back(theirs.integer_at(0));
    for (const ParticipantKey key : missing) report(key, false);
  }

  void store_import(const Hash& file) {
    const std::string known = to_iso(result.known_from);
    Appender rows(inside.connection, Grows::import, 18);
    rows.begin(inside.chains).text(info.file).blob(file.bytes).text(info.feed).text(info.council).text(received);
    rows.text(known).integer(info.full_return).integer(keys.policy).integer(keys.schema).text(info.imported);
    for (const std::uint64_t count : {result.added, result.changed, result.unchanged, result.rejected,
                                      result.no_longer_reported, result.reported_again})
      rows.integer(static_cast<std::int64_t>(count));
    rows.end(inside.chains);
  }

  void store_confirmations() {
    const Bytes keys_of_them = confirmed.packed();
    if (keys_of_them.empty()) return;
    Appender rows(inside.connection, Grows::confirmation, 4);
    rows.begin(inside.chains).integer(result.import).blob(keys_of_them).end(inside.chains);
  }

  Added add(std::string_view id, std::string_view council, std::span<const std::uint8_t> bytes, std::uint32_t line) {
    const auto content = document_content(bytes);
    if (content.empty() || id.empty())
      sql::fail(RegisterFault::invalid, "what is to be imported as `" + std::string(id) + "` is no record document");
    const Hash hash = content_hash(content);
    const ParticipantKey key = known(id);
    if (key == 0) {
      const ParticipantKey new_key = next_participant() - 1;
      accepted.add(new_key);
      reported.add(new_key);
      store_version(new_key, council, bytes, hash, line, result.known_from);
      if (next_participant() - newcomers == most_newcomers) project_newcomers();
      ++result.added;
      return Added::new_participant;
    }
    if (!accepted.add(key)) return Added::duplicate;
    mark_reported(key);
    const Date from = known_of(key);
    const KnownVersions::Version latest = known_versions.latest(key);
    const bool is_latest = latest.known.from <= from;
    if (is_latest && told_later(key, council, latest)) {
      ++result.unchanged;
      ++result.superseded;
      return Added::superseded;
    }
    const auto before = is_latest ? std::optional(latest) : known_versions.on(key, from);
    const Behind behind = before ? corrected.behind(key, before->known.key) : Behind{};
    if (before && known_versions.same(known_versions.told(*before, behind.told), council, content, hash)) {
      if (is_latest && !info.full_return) confirmed.add(key);
      if (is_latest)
        result.corrections_standing.insert(result.corrections_standing.end(), behind.corrections.begin(),
                                           behind.corrections.end());
      ++result.unchanged;
      return Added::unchanged;
    }
    store_version(key, council, bytes, hash, line, from);
    const KnownVersion told{next_version() - 1, from};
    projection.version_added(key, told, council, latest.known, latest.council);
    corrected.carry_on(behind,
                       {.participant = key,
                        .id = id,
                        .council = council,
                        .told = told,
                        .newest = is_latest ? told : latest.known,
                        .council_of_newest = is_latest ? council : std::string_view(latest.council),
                        .policy = keys.policy,
                        .received = info.received},
                       projection, result);
    ++result.changed;
    return Added::changed;
  }
};

Import::Import(std::unique_ptr<State> state) : state_(std::move(state)) {}
Import::~Import() = default;
Import::Import(Import&&) noexcept = default;

std::expected<Import, RegisterError> Import::begin(RegisterFile& into, const ImportInfo& info) {
  return guarded([&] {
    if (info.policy == nullptr) sql::fail(RegisterFault::invalid, "an import needs the policy whose feed it is");
    return Import(std::make_unique<State>(into, info));
  });
}

std::expected<Added, RegisterError> Import::add_version(std::string_view participant, std::string_view council,
                                                        std::span<const std::uint8_t> document, std::uint32_t line) {
  return guarded([&] { return state_->add(participant, council, document, line); });
}

std::expected<void, RegisterError> Import::add_rejection(const ImportedRejection& rejection) {
  return guarded([&] {
    State& s = *state_;
    s.rejections.begin(s.inside.chains).integer(s.result.import).integer(rejection.line).integer(rejection.column);
    s.rejections.text(rejection.participant).text(rejection.field).text(rejection.code).text(rejection.message);
    s.rejections.end(s.inside.chains);
    if (!rejection.same_record) ++s.result.rejected;
    if (!rejection.same_record && rejection.participant.empty()) ++s.result.nameless;
    if (rejection.participant.empty()) return;
    if (const ParticipantKey key = s.key_of(rejection.participant)) s.mark_reported(key);
  });
}

std::expected<ImportResult, RegisterError> Import::finish(const Hash& file, bool keep) {
  return guarded([&] {
    State& s = *state_;
    s.refuse_second_time(file);
    s.project_newcomers();
    // A record that is nobody's may be anybody's.
    if (s.info.full_return && !s.superseded && s.result.nameless == 0) s.mark_missing();
    s.store_import(file);
    s.store_confirmations();
    s.projection.finish();
    const ImportResult result = s.result;
    if (keep) s.writing.commit();
    state_.reset();
    return result;
  });
}

}  // namespace safon

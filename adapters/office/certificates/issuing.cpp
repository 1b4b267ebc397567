#include "adapters/office/certificates/issuing.hpp"

#include <sodium.h>

#include <algorithm>

#include "adapters/certificate/credential.hpp"
#include "adapters/certificate/number.hpp"
#include "adapters/certificate/signing.hpp"
#include "adapters/office/certificates/waivers_behind.hpp"
#include "adapters/office/decision.hpp"
#include "adapters/office/people/people.hpp"
#include "adapters/office/revoking.hpp"
#include "adapters/sqlite/queries/queries.hpp"
#include "engine/progress/before.hpp"
#include "engine/progress/validity.hpp"

namespace safon::office {
namespace {

constexpr std::size_t longest_holder = 200;  // bytes
constexpr int tries = 100;                   // to find a number and a place that are free

certificate::ByLanguage by_language(const CompiledPolicy& policy, const Label& label, const std::string& name) {
  const std::string main = policy.languages.empty() ? "en" : policy.languages.front();
  certificate::ByLanguage all;
  for (const auto& [language, text] : label.texts) all.emplace(language.empty() ? main : language, text);
  if (all.empty()) all.emplace(main, name);
  return all;
}

/// The record's field `name`, a text; empty where it has none.
std::string name_in(const RecordBatch& batch, std::uint32_t row) {
  const auto& columns = batch.schema->tables[root_table].columns;
  for (ColumnId c = 0; c < columns.size(); ++c) {
    if (columns[c].name != "name" || columns[c].type != ColumnType::text) continue;
    const auto& values = std::get<std::vector<std::uint32_t>>(batch.tables[root_table].columns[c]);
    if (values[row] == unknown_value<std::uint32_t> || values[row] == absent_value<std::uint32_t>) return "";
    return batch.texts[values[row]];
  }
  return "";
}

struct Holder {
  StatusOf held;
  LoadedParticipant participant;
};

/// Whoever holds the status now, as officers have certified it.
std::expected<Holder, Refusal> find_holder(RegisterFile& in, const CompiledPolicy& policy,
                                           const CertificateAsked& asked, Date day) {
  auto programmes = find_programmes(policy, asked.programme);
  if (!programmes) return std::unexpected(programmes.error());
  auto found = find_statuses(policy, *programmes, asked.status);
  if (!found) return std::unexpected(found.error());
  for (const auto& each : *found) {
    auto participant = load_participant(in, policy, each.programme, asked.id, day);
    if (!participant) return std::unexpected(participant.error());
    const auto& history = participant->state.history;
    if (history.empty() || history.back().status != each.status) continue;
    if (!history.back().certified)
      return std::unexpected(refusal(Ground::findings,
                                     "`" + asked.id + "` is `" + asked.status + "` without an officer's certification",
                                     "certificates are for what `certified by` officers"));
    const auto& ways = policy.programmes[each.programme].transitions;
    if (history.back().transition < ways.size() && ways[history.back().transition].decided == Decided::revoked)
      return std::unexpected(refusal(Ground::findings,
                                     "`" + asked.id + "` was revoked to `" + asked.status + "`, which is no award",
                                     "certificates are for what `certified by` officers"));
    return Holder{each, std::move(*participant)};
  }
  return std::unexpected(refusal(Ground::findings, "`" + asked.id + "` is not `" + asked.status + "` on " + to_iso(day),
                                 "`safon status " + asked.id + "` shows where they stand"));
}

/// Officers have taken the award away: as if its certificate had been revoked.
std::expected<std::optional<RevocationRow>, Refusal> taken_away(RegisterFile& in, const CertificateRow& row) {
  const auto events = history(in, row.participant);
  if (!events) return std::unexpected(refusal(events.error()));
  const auto decision = status_decision(*events, row.programme);
  if (!decision || decision->decided != Decided::revoked || decision->from != row.status) return std::nullopt;
  RevocationRow revocation{.at = to_iso(decision->on), .number = row.number, .reason = decision->reason};
  for (const auto& name : decision->by) revocation.by += (revocation.by.empty() ? "" : ", ") + name;
  return revocation;
}

std::optional<Refusal> has_one(RegisterFile& in, ParticipantKey key, const std::string& programme,
                               const std::string& status, Date since) {
  auto all = certificates(in, key);
  if (!all) return refusal(all.error());
  for (const auto& row : *all) {
    if (row.programme != programme || row.status != status || row.since != since) continue;
    auto revoked = find_revocation(in, row.number);
    if (!revoked) return refusal(revoked.error());
    if (!*revoked)
      return refusal(Ground::findings, "there is a certificate of this already: " + certificate::in_groups(row.number),
                     "revoke that one first, if a new one is wanted");
  }
  return std::nullopt;
}

std::expected<std::vector<certificate::Award::Waived>, Refusal> waived_for(RegisterFile& in,
                                                                           const CompiledPolicy& policy,
                                                                           const CertificateRow& row) {
  const auto waivers = waivers_behind(in, policy, row.programme, row.status, row.participant, row.since);
  if (!waivers) return std::unexpected(waivers.error());
  std::vector<certificate::Award::Waived> all;
  for (const Waiver& each : *waivers)
    for (const Waivable& waivable : policy.waivables)
      if (waivable.what == each.proposal.what)
        all.push_back({.titles = by_language(policy, waivable.label, waivable.what),
                       .until = *each.proposal.until,
                       .to = each.proposal.value ? to_text(*each.proposal.value) : ""});
  return all;
}

/// The first list of which less than half is taken, so that a free place is soon found by chance.
std::expected<std::uint64_t, Refusal> list_with_room(RegisterFile& in) {
  for (std::uint64_t list = 1;; ++list) {
    auto taken = places_taken(in, list);
    if (!taken) return std::unexpected(refusal(taken.error()));
    if (*taken < certificate::places_in_a_list / 2) return list;
  }
}

bool is_site(const std::string& url) {
  const bool secure =
      url.starts_with("https://") || url.starts_with("http://localhost") || url.starts_with("http://127.0.0.1");
  const auto host = url.find("://") + 3;
  return secure && url.size() > host && url.size() <= 200 &&
         url.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]", host) ==
             std::string::npos;
}

}  // namespace

std::expected<IssuerKeyRow, Refusal> key_in_use(RegisterFile& in) {
  auto keys = issuer_keys(in);
  if (!keys) return std::unexpected(refusal(keys.error()));
  if (keys->empty())
    return std::unexpected(
        refusal(Ground::words, "there is no key to sign certificates with", "`safon keys create` makes one"));
  return keys->back();
}

std::expected<IssuerKeyRow, Refusal> begin_key(RegisterFile& in, const std::string& folder, const std::string& issuer,
                                               const std::string& url, const std::string& by, std::int64_t now) {
  if (issuer.empty())
    return std::unexpected(refusal(Ground::words, "nobody is named as issuer", "say whose word it is with --issuer"));
  if (!is_site(url))
    return std::unexpected(refusal(Ground::words, "`" + url + "` is not the address of a site",
                                   "give --url as everybody reaches the console, such as https://safon.example.org"));
  auto made = certificate::SigningKey::create(folder);
  if (!made) return std::unexpected(refusal(Ground::impossible, made.error()));
  const IssuerKeyRow row{.key = 0,
                         .at = time_text(now),
                         .thumbprint = made->thumbprint,
                         .x = made->x,
                         .issuer = issuer,
                         .url = url,
                         .by = by};
  if (auto added = add_issuer_key(in, row); !added) return std::unexpected(refusal(added.error()));
  return key_in_use(in);
}

std::expected<CertificateRow, Refusal> issue_certificate(RegisterFile& in, const CompiledPolicy& policy,
                                                         const CertificateAsked& asked, const std::string& folder,
                                                         Date today, std::int64_t now) {
  if (asked.by.empty())
    return std::unexpected(refusal(Ground::words, "nobody is named as the one who issues", "name yourself with --by"));
  const auto key = key_in_use(in);
  if (!key) return std::unexpected(key.error());
  auto signing = certificate::SigningKey::read(folder, key->thumbprint);
  if (!signing) return std::unexpected(refusal(Ground::impossible, signing.error()));
  const auto day = day_to_decide(in, today);
  if (!day) return std::unexpected(day.error());
  auto holder = find_holder(in, policy, asked, *day);
  if (!holder) return std::unexpected(holder.error());
  const auto& programme = policy.programmes[holder->held.programme];
  const auto& status = programme.statuses[holder->held.status];
  const auto& history = holder->participant.state.history;
  const auto participant = find_id(in, asked.id);
  if (!participant) return std::unexpected(participant.error());

  CertificateRow row{.participant = *participant, .programme = programme.name, .status = status.name};
  row.at = time_text(now);
  row.since = began(programme, history);
  row.until = expiry_of(policy, programme, history, *day);
  row.issuer_key = key->key;
  row.by = asked.by;
  row.holder = asked.holder.empty() ? name_in(holder->participant.batch, holder->participant.row) : asked.holder;
  if (row.holder.empty() || row.holder.size() > longest_holder)
    return std::unexpected(
        refusal(Ground::words,
                row.holder.empty() ? "the record does not say what `" + asked.id + "` is called"
                                   : "the holder's name is longer than " + std::to_string(longest_holder) + " bytes",
                "say it with --name"));
  if (row.until && *row.until <= *day)
    return std::unexpected(refusal(
        Ground::findings, "`" + status.name + "` was valid until " + to_iso(Date{row.until->days - 1}) + " only",
        "a certificate needs a day on which it is valid"));
  if (auto one = has_one(in, *participant, programme.name, status.name, row.since)) return std::unexpected(*one);

  const auto waived = waived_for(in, policy, row);
  if (!waived) return std::unexpected(waived.error());
  const auto list = list_with_room(in);
  if (!list) return std::unexpected(list.error());
  row.list = *list;
  for (int tried = 0; tried < tries; ++tried) {
    row.number = certificate::new_number();
    row.place = randombytes_uniform(certificate::places_in_a_list);
    row.credential =
        signing->jwt(certificate::key_url(key->url, key->key),
                     certificate::badge({.number = row.number,
                                         .holder = row.holder,
                                         .issuer = key->issuer,
                                         .url = key->url,
                                         .policy = policy.name + " " + policy.version,
                                         .programme = programme.name,
                                         .status = status.name,
                                         .programme_titles = by_language(policy, programme.label, programme.name),
                                         .status_titles = by_language(policy, status.label, status.name),
                                         .since = row.since,
                                         .until = row.until,
                                         .list = row.list,
                                         .place = row.place,
                                         .waived = *waived}));
    auto added = add_certificate(in, row);
    if (added) return row;
    if (added.error().code != RegisterFault::invalid) return std::unexpected(refusal(added.error()));
  }
  return std::unexpected(refusal(Ground::impossible, "no free number was found", "try again"));
}

std::expected<std::optional<Verified>, Refusal> verify_certificate(RegisterFile& in, const std::string& number,
                                                                   Date today) {
  auto row = find_certificate(in, number);
  if (!row) return std::unexpected(refusal(row.error()));
  if (!*row) return std::nullopt;
  auto keys = issuer_keys(in);
  auto revocation = find_revocation(in, number);
  const auto no_more = is_counted_no_more(in, number);
  if (!keys || !revocation || !no_more)
    return std::unexpected(refusal(!keys ? keys.error() : !revocation ? revocation.error() : no_more.error()));
  Verified found{.row = std::move(**row), .key = {}, .state = CertificateState::valid, .revocation = *revocation};
  for (const auto& key : *keys)
    if (key.key == found.row.issuer_key) found.key = key;
  if (*no_more && !found.revocation) {
    auto taken = taken_away(in, found.row);
    if (!taken) return std::unexpected(taken.error());
    found.revocation = *std::move(taken);
  }
  if (found.revocation)
    found.state = CertificateState::revoked;
  else if (found.row.until && *found.row.until <= today)
    found.state = CertificateState::expired;
  else if (*no_more)
    found.state = CertificateState::not_held;
  return found;
}

std::expected<void, Refusal> revoke_certificate(RegisterFile& in, const RevocationRow& revocation) {
  if (revocation.by.empty())
    return std::unexpected(refusal(Ground::words, "nobody is named as the one who revokes", "name yourself with --by"));
  if (revocation.reason.empty())
    return std::unexpected(refusal(Ground::words, "revoking needs a reason", "give it with --reason"));
  auto row = find_certificate(in, revocation.number);
  if (!row) return std::unexpected(refusal(row.error()));
  const auto shown = certificate::in_groups(revocation.number);
  if (!*row) return std::unexpected(refusal(Ground::words, "there is no certificate " + shown));
  auto added = add_revocation(in, revocation);
  if (!added) return std::unexpected(refusal(added.error()));
  if (!*added) return std::unexpected(refusal(Ground::findings, "certificate " + shown + " has been revoked before"));
  return {};
}

std::expected<certificate::Award, Refusal> award_of(RegisterFile& in, const Verified& certificate,
                                                    const CompiledPolicy& policy) {
  auto waived = waived_for(in, policy, certificate.row);
  if (!waived) return std::unexpected(waived.error());
  certificate::Award award{.number = certificate.row.number,
                           .holder = certificate.row.holder,
                           .issuer = certificate.key.issuer,
                           .url = certificate.key.url,
                           .policy = policy.name + " " + policy.version,
                           .programme = certificate.row.programme,
                           .status = certificate.row.status,
                           .programme_titles = {},
                           .status_titles = {},
                           .since = certificate.row.since,
                           .until = certificate.row.until,
                           .list = certificate.row.list,
                           .place = certificate.row.place,
                           .waived = std::move(*waived)};
  for (const auto& programme : policy.programmes) {
    if (programme.name != award.programme) continue;
    award.programme_titles = by_language(policy, programme.label, programme.name);
    for (const auto& status : programme.statuses)
      if (status.name == award.status) award.status_titles = by_language(policy, status.label, status.name);
  }
  return award;
}

}  // namespace safon::office

#include "adapters/sqlite/certificates/certificates.hpp"

#include "adapters/sqlite/inside.hpp"

namespace safon {
namespace {

using sql::Statement;

CertificateRow certificate_at(const Statement& row) {
  CertificateRow out{.key = row.integer_at(0), .at = row.string_at(1), .number = row.string_at(2)};
  out.participant = row.integer_at(3);
  out.programme = row.string_at(4), out.status = row.string_at(5);
  out.rests_on = row.integer_at(6);
  out.since = row.date_at(7);
  if (!row.null_at(8)) out.until = row.date_at(8);
  out.issuer_key = row.integer_at(9);
  out.list = static_cast<std::uint64_t>(row.integer_at(10)), out.place = static_cast<std::uint64_t>(row.integer_at(11));
  out.holder = row.string_at(12), out.credential = row.string_at(13), out.by = row.string_at(14);
  return out;
}

constexpr std::string_view columns =
    "SELECT key, at, number, participant, programme, status, rests_on, since, until, issuer_key, list, place, holder, ";

/// The places of those that were revoked, or whose holder has left the status, by the ledger. A condition follows.
constexpr std::string_view counts_no_more =
    "SELECT c.place FROM certificate c JOIN policy y ON y.key = c.rests_on WHERE (EXISTS (SELECT 1 FROM revocation r "
    "WHERE r.number = c.number) OR NOT EXISTS (SELECT 1 FROM programme p JOIN standing s ON s.programme = p.key AND "
    "s.participant = c.participant JOIN status_name t ON t.key = s.status WHERE p.policy = y.name AND p.name = "
    "c.programme AND t.name = c.status)) AND ";

bool there_is(RegisterFile::Inside& in, std::string_view question, std::string_view text) {
  Statement row(in.connection, question);
  return row.text(1, text).step();
}

}  // namespace

std::expected<std::vector<IssuerKeyRow>, RegisterError> issuer_keys(RegisterFile& in) {
  return guarded([&] {
    Statement rows(in.inside().connection,
                   "SELECT key, at, thumbprint, x, issuer, url, by_whom FROM issuer_key ORDER BY key");
    std::vector<IssuerKeyRow> all;
    while (rows.step())
      all.push_back({.key = rows.integer_at(0),
                     .at = rows.string_at(1),
                     .thumbprint = rows.string_at(2),
                     .x = rows.string_at(3),
                     .issuer = rows.string_at(4),
                     .url = rows.string_at(5),
                     .by = rows.string_at(6)});
    return all;
  });
}

std::expected<void, RegisterError> add_issuer_key(RegisterFile& in, const IssuerKeyRow& row) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    if (there_is(inside, "SELECT 1 FROM issuer_key WHERE thumbprint = ?", row.thumbprint))
      sql::fail(RegisterFault::invalid, "that key is in the register already");
    Appender rows(inside.connection, Grows::issuer_key, 8);
    rows.begin(inside.chains).text(row.at).text(row.thumbprint).text(row.x).text(row.issuer).text(row.url).text(row.by);
    rows.end(inside.chains);
    writing.commit();
  });
}

std::expected<void, RegisterError> add_certificate(RegisterFile& in, const CertificateRow& row) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    Statement taken(inside.connection, "SELECT 1 FROM certificate WHERE number = ?1 OR (list = ?2 AND place = ?3)");
    taken.text(1, row.number).integer(2, std::int64_t(row.list)).integer(3, std::int64_t(row.place));
    if (taken.step()) sql::fail(RegisterFault::invalid, "that number or place is taken");
    Statement held(
        inside.connection,
        "SELECT s.policy FROM standing s JOIN programme p ON p.key = s.programme JOIN status_name t ON t.key "
        "= s.status JOIN policy y ON y.key = s.policy WHERE s.participant = ?1 AND p.name = ?2 AND t.name = "
        "?3 AND p.policy = y.name");
    held.integer(1, row.participant).text(2, row.programme).text(3, row.status);
    if (!held.step()) sql::fail(RegisterFault::stale, "the status has changed meanwhile", "look again");
    const auto since = to_iso(row.since);
    const auto until = row.until ? std::optional(to_iso(*row.until)) : std::nullopt;
    Appender rows(inside.connection, Grows::certificate, 16);
    rows.begin(inside.chains).text(row.at).text(row.number).integer(row.participant).text(row.programme);
    rows.text(row.status).integer(held.integer_at(0)).text(since);
    rows.text_or_null(until);
    rows.integer(row.issuer_key).integer(std::int64_t(row.list)).integer(std::int64_t(row.place));
    rows.text(row.holder).text(row.credential).text(row.by);
    rows.end(inside.chains);
    writing.commit();
  });
}

std::expected<bool, RegisterError> add_revocation(RegisterFile& in, const RevocationRow& row) {
  return guarded([&] {
    auto& inside = in.inside();
    WriteTransaction writing(inside);
    if (there_is(inside, "SELECT 1 FROM revocation WHERE number = ?", row.number)) return false;
    Appender rows(inside.connection, Grows::revocation, 6);
    rows.begin(inside.chains).text(row.at).text(row.number).text(row.reason).text(row.by);
    rows.end(inside.chains);
    writing.commit();
    return true;
  });
}

std::expected<std::optional<CertificateRow>, RegisterError> find_certificate(RegisterFile& in,
                                                                             std::string_view number) {
  return guarded([&]() -> std::optional<CertificateRow> {
    Statement row(in.inside().connection,
                  std::string(columns) + "credential, by_whom FROM certificate WHERE number = ?");
    if (!row.text(1, number).step()) return std::nullopt;
    return certificate_at(row);
  });
}

std::expected<std::optional<RevocationRow>, RegisterError> find_revocation(RegisterFile& in, std::string_view number) {
  return guarded([&]() -> std::optional<RevocationRow> {
    Statement row(in.inside().connection, "SELECT at, number, reason, by_whom FROM revocation WHERE number = ?");
    if (!row.text(1, number).step()) return std::nullopt;
    return RevocationRow{
        .at = row.string_at(0), .number = row.string_at(1), .reason = row.string_at(2), .by = row.string_at(3)};
  });
}

std::expected<std::vector<CertificateRow>, RegisterError> certificates(RegisterFile& in,
                                                                       std::optional<ParticipantKey> participant) {
  return guarded([&] {
    Statement rows(in.inside().connection, std::string(columns) + "'', by_whom FROM certificate" +
                                               (participant ? " WHERE participant = ?" : "") + " ORDER BY key");
    if (participant) rows.integer(1, *participant);
    std::vector<CertificateRow> all;
    while (rows.step()) all.push_back(certificate_at(rows));
    return all;
  });
}

std::expected<std::vector<std::uint64_t>, RegisterError> places_revoked(RegisterFile& in, std::uint64_t list) {
  return guarded([&] {
    Statement rows(in.inside().connection, std::string(counts_no_more) + "c.list = ? ORDER BY c.place");
    rows.integer(1, static_cast<std::int64_t>(list));
    std::vector<std::uint64_t> all;
    while (rows.step()) all.push_back(static_cast<std::uint64_t>(rows.integer_at(0)));
    return all;
  });
}

std::expected<bool, RegisterError> is_counted_no_more(RegisterFile& in, std::string_view number) {
  return guarded([&] {
    Statement row(in.inside().connection, std::string(counts_no_more) + "c.number = ?");
    return row.text(1, number).step();
  });
}

std::expected<std::uint64_t, RegisterError> places_taken(RegisterFile& in, std::uint64_t list) {
  return guarded([&] {
    Statement row(in.inside().connection, "SELECT count(*) FROM certificate WHERE list = ?");
    static_cast<void>(row.integer(1, static_cast<std::int64_t>(list)).step());
    return static_cast<std::uint64_t>(row.integer_at(0));
  });
}

}  // namespace safon

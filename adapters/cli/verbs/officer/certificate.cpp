// safon certificate: certificates of what officers have certified; safon keys: what they are signed with.
#include <fstream>
#include <iostream>

#include "adapters/certificate/number.hpp"
#include "adapters/certificate/page.hpp"
#include "adapters/certificate/signing.hpp"
#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/certificates/issuing.hpp"
#include "adapters/office/participant.hpp"
#include "adapters/office/people/people.hpp"
#include "adapters/sqlite/queries/queries.hpp"

namespace safon {
namespace {

using office::CertificateState;

constexpr std::pair<CertificateState, const char*> states[] = {{CertificateState::valid, "valid"},
                                                               {CertificateState::expired, "expired"},
                                                               {CertificateState::revoked, "revoked"},
                                                               {CertificateState::not_held, "not_held"}};
std::string state_name(CertificateState state) {
  for (const auto& [each, name] : states)
    if (each == state) return name;
  return "";
}

std::expected<std::string, Exit> number_of(const Options& options) {
  auto number = certificate::number_in(options.subject);
  if (number) return *number;
  return std::unexpected(refuse(Exit::usage, "`" + options.subject + "` is no number of a certificate",
                                "it has 16 digits, the last of which finds a slip of the pen: look again"));
}

std::expected<office::Verified, Exit> verified(RegisterFile& in, const Options& options) {
  auto number = number_of(options);
  if (!number) return std::unexpected(number.error());
  auto found = office::verify_certificate(in, *number, today());
  if (!found) return std::unexpected(refuse(found.error()));
  if (!*found)
    return std::unexpected(refuse(Exit::findings, "there is no certificate " + certificate::in_groups(*number),
                                  "nobody was ever given one with this number"));
  return std::move(**found);
}

Table one(const office::Verified& each) {
  Table table{.columns = {"number", "state", "holder", "programme", "status", "since", "valid_until", "issued", "by",
                          "revoked", "reason"}};
  table.rows.push_back({certificate::in_groups(each.row.number), state_name(each.state), each.row.holder,
                        each.row.programme, each.row.status, to_iso(each.row.since),
                        each.row.until ? Cell(to_iso(Date{each.row.until->days - 1})) : Cell(), each.row.at,
                        each.row.by, each.revocation ? Cell(each.revocation->at) : Cell(),
                        each.revocation ? Cell(each.revocation->reason) : Cell()});
  return table;
}

Exit list(RegisterFile& in, const Options& options) {
  std::optional<ParticipantKey> key;
  if (!options.subject.empty()) {
    auto found = office::find_id(in, options.subject);
    if (!found) return refuse(found.error());
    key = *found;
  }
  auto rows = certificates(in, key);
  if (!rows) return refuse(rows.error());
  Table table{.columns = one({}).columns, .when_empty = "no certificate has been issued"};
  for (const auto& row : *rows) {
    auto found = office::verify_certificate(in, row.number, today());
    if (!found) return refuse(found.error());
    table.rows.push_back(one(**found).rows.front());
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

/// To --output, or to standard output.
Exit put(const std::string& text, const Options& options) {
  if (options.output.empty()) {
    std::cout << text;
    return Exit::good;
  }
  std::ofstream file(options.output, std::ios::binary);
  file << text;
  file.close();
  if (!file) return refuse(Exit::impossible, "cannot write `" + options.output + "`");
  tell("wrote", "wrote " + options.output, {{"file", options.output}});
  return Exit::good;
}

Exit print_page(RegisterFile& in, const Options& options) {
  auto found = verified(in, options);
  if (!found) return found.error();
  auto policy = office::stored_policy(in, found->row.rests_on, "of the certificate");
  if (!policy) return refuse(policy.error());
  const auto award = office::award_of(in, *found, *policy->compiled);
  if (!award) return refuse(award.error());
  return put(certificate::certificate_page(*award), options);
}

Exit print_credential(RegisterFile& in, const Options& options) {
  auto found = verified(in, options);
  if (!found) return found.error();
  return put(found->row.credential + "\n", options);
}

Exit verify(RegisterFile& in, const Options& options) {
  auto found = verified(in, options);
  if (!found) return found.error();
  draw(std::cout, one(*found), options.format, terminal(STDOUT_FILENO, options.colour));
  return found->state == CertificateState::valid ? Exit::good : Exit::findings;
}

Exit issue(RegisterFile& in, const Options& options) {
  if (options.keys.empty())
    return refuse(Exit::usage, "nothing says where the keys are", "give --keys FOLDER or set SAFON_KEYS");
  auto asked = options;
  asked.id = options.subject;
  auto loaded = policy_for_participant(asked, in);
  if (!loaded) return loaded.error();
  auto issued = office::issue_certificate(in, *loaded->compiled,
                                          {.id = options.subject,
                                           .status = options.status,
                                           .programme = options.programme,
                                           .holder = options.name,
                                           .by = options.by},
                                          options.keys, today(), now_seconds());
  if (!issued) return refuse(issued.error());
  auto found = office::verify_certificate(in, issued->number, today());
  if (!found) return refuse(found.error());
  draw(std::cout, one(**found), options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

Exit revoke(RegisterFile& in, const Options& options) {
  auto number = number_of(options);
  if (!number) return number.error();
  auto revoked = office::revoke_certificate(
      in, {.at = office::time_text(now_seconds()), .number = *number, .reason = options.reason, .by = options.by});
  if (!revoked) return refuse(revoked.error());
  std::cout << certificate::in_groups(*number) << ": revoked\n";
  return Exit::good;
}

}  // namespace

Exit certificate_verb(const Options& options) {
  const bool writes = options.action == "issue" || options.action == "revoke";
  auto in = RegisterFile::open(options.register_path, writes ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  if (options.action == "list") return list(*in, options);
  if (options.subject.empty() || (options.action == "issue" && options.status.empty()))
    return refuse(
        Exit::usage,
        "`safon certificate " + options.action + "` needs " + (options.action == "issue" ? "ID and STATUS" : "NUMBER"),
        "`safon help certificate` shows an example");
  if (options.action == "issue") return issue(*in, options);
  if (options.action == "revoke") return revoke(*in, options);
  if (options.action == "verify") return verify(*in, options);
  if (options.action == "credential") return print_credential(*in, options);
  return print_page(*in, options);
}

Exit keys_verb(const Options& options) {
  const bool creates = options.action == "create";
  auto in = RegisterFile::open(options.register_path, creates ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  if (creates) {
    if (options.keys.empty())
      return refuse(Exit::usage, "nothing says where the keys are", "give --keys FOLDER or set SAFON_KEYS");
    auto begun = office::begin_key(*in, options.keys, options.issuer, options.url,
                                   options.by.empty() ? "operator" : options.by, now_seconds());
    if (!begun) return refuse(begun.error());
    tell("back_up",
         "back up `" + options.keys + "` now, apart from the register: a key that is lost cannot be made again",
         {{"folder", options.keys}});
  }
  auto rows = issuer_keys(*in);
  if (!rows) return refuse(rows.error());
  Table table{.columns = {"key", "since", "issuer", "url", "thumbprint", "file", "by"},
              .when_empty = "there is no key yet: `safon keys create` makes one"};
  for (const auto& row : *rows) {
    const bool readable =
        !options.keys.empty() && certificate::SigningKey::read(options.keys, row.thumbprint).has_value();
    table.rows.push_back({row.key, row.at, row.issuer, row.url, row.thumbprint,
                          options.keys.empty() ? Cell() : Cell(std::string(readable ? "there" : "not there")), row.by});
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

}  // namespace safon

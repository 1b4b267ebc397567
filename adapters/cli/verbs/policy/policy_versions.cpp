// safon policy: the versions of a policy that a register is run by.
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/policy/publish_version.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "dsl/diagnostic/diagnostic.hpp"

namespace safon {
namespace {

Exit list(RegisterFile& in, const Options& options) {
  auto rows = published_versions(in);
  if (!rows) return refuse(rows.error());
  Table table{.columns = {"policy", "version", "from", "until", "applies to", "under it", "published", "by"},
              .when_empty = "no version was published in this register"};
  for (const auto& row : *rows) {
    auto under = participants_under(in, row.policy);
    if (!under) return refuse(under.error());
    table.rows.push_back({row.name, row.version, to_iso(row.from),
                          row.retired ? Cell{to_iso(Date{row.retired->days - 1})} : Cell{}, row.applies,
                          std::int64_t(*under), row.recorded, row.by});
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

/// The version of that name. What is wrong has been said.
std::expected<PublishedVersion, Exit> find(RegisterFile& in, const Options& options) {
  if (options.subject.empty())
    return std::unexpected(
        refuse(Exit::usage, "`safon policy " + options.action + "` needs VERSION", "`safon policy list` shows them"));
  auto rows = published_versions(in);
  if (!rows) return std::unexpected(refuse(rows.error()));
  std::vector<std::string> names;
  for (auto& row : *rows) {
    names.push_back(row.version);
    if (row.version == options.subject) return std::move(row);
  }
  const auto near = nearest(options.subject, names);
  return std::unexpected(refuse(Exit::usage, "no version `" + options.subject + "` was published in this register",
                                near ? "did you mean `" + *near + "`?" : "`safon policy list` shows those that were"));
}

Exit show(RegisterFile& in, const Options& options) {
  auto found = find(in, options);
  if (!found) return found.error();
  auto under = under_version(in, found->policy);
  if (!under) return refuse(under.error());
  auto files = policy_files(in, found->policy);
  if (!files) return refuse(files.error());
  Table table{.columns = {"what", "is"}, .when_empty = ""};
  const auto add = [&](const std::string& what, const std::string& is) { table.rows.push_back({what, is}); };
  add("policy", found->name);
  add("version", found->version);
  add("in force from", to_iso(found->from));
  add("applies to", found->applies);
  add("published", found->recorded + " by " + found->by + ", " + std::to_string(found->tests) +
                       (found->tests == 1 ? " test passed" : " tests passed"));
  if (found->retired)
    add("retired from", to_iso(*found->retired) + " by " + found->retired_by +
                            (found->retired_reason.empty() ? "" : ": " + found->retired_reason));
  add("hash", to_hex(found->digest));
  for (const auto& file : *files) add("file", file.name + ", " + std::to_string(file.text.size()) + " bytes");
  for (const auto& each : *under)
    add("under it", std::to_string(each.participants) + " " + each.programme + "." +
                        (each.status.empty() ? "not entered" : each.status));
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

/// Somebody else takes over everybody from that day on: a version for everyone.
bool has_successor(const std::vector<PublishedVersion>& all, const PublishedVersion& version, Date day) {
  return std::ranges::any_of(all, [&](const PublishedVersion& each) {
    return each.policy != version.policy && each.name == version.name && each.from <= day &&
           !(each.retired && *each.retired <= day) && each.applies == "everyone";
  });
}

Exit retire(RegisterFile& in, const Options& options) {
  auto found = find(in, options);
  if (!found) return found.error();
  if (options.by.empty())
    return refuse(Exit::usage, "who retires it is recorded", "give --by NAME, or set SAFON_OFFICER");
  if (options.reason.empty()) return refuse(Exit::usage, "why it is retired is recorded", "give --reason TEXT");
  if (found->retired)
    return refuse(Exit::findings,
                  "version `" + found->version + "` is retired from " + to_iso(*found->retired) + " already");
  const Date day = options.on.value_or(today());
  if (day <= found->from)
    return refuse(Exit::findings, "version `" + found->version + "` is in force from " + to_iso(found->from),
                  "name a later day with --on");
  auto last = last_as_of(in);
  if (!last) return refuse(last.error());
  if (*last && day <= **last)
    return refuse(Exit::findings, "the register is evaluated through " + to_iso(**last),
                  "name a later day with --on: nothing that is recorded is rewritten");
  auto all = published_versions(in);
  if (!all) return refuse(all.error());
  auto under = under_version(in, found->policy);
  if (!under) return refuse(under.error());
  auto left = participants_under(in, found->policy);
  if (!left) return refuse(left.error());
  for (const auto& each : *under)
    std::cout << each.participants << " under it in " << each.programme << ": "
              << (each.status.empty() ? "not entered" : each.status) << '\n';
  const bool followed = has_successor(*all, *found, day);
  if (!followed && !options.even_so)
    return refuse(Exit::findings,
                  "no other version is in force for everyone on " + to_iso(day) + ": " + std::to_string(*left) +
                      " would be left without one",
                  "publish its successor first; --even-so retires it all the same");
  if (!options.dry_run)
    if (auto done = retire_version(in, *found, day, now_text(), options.by, options.reason); !done)
      return refuse(done.error());
  tell("retired", "version " + found->version + " of " + found->name + (options.dry_run ? " would be" : " is") +
                      " out of force from " + to_iso(day) + (options.dry_run ? " (dry run: nothing was written)" : ""));
  return Exit::good;
}

}  // namespace

Exit policy_versions(const Options& options) {
  if (options.action == "publish") return publish_policy(options);
  const bool writes = options.action == "retire" && !options.dry_run;
  auto in = RegisterFile::open(options.register_path, writes ? OpenMode::write : OpenMode::read);
  if (!in) return refuse(in.error());
  if (options.action == "list") return list(*in, options);
  return options.action == "show" ? show(*in, options) : retire(*in, options);
}

}  // namespace safon

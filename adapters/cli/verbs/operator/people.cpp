// safon people: who may sign in to the console.
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "adapters/cli/clock.hpp"
#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/messages.hpp"
#include "adapters/cli/policies.hpp"
#include "adapters/cli/verbs/verbs.hpp"
#include "adapters/office/people/duties.hpp"
#include "adapters/office/people/people.hpp"

namespace safon {
namespace {

/// Nothing that is typed shows while this lives.
class Unseen {
 public:
  Unseen() {
    if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
    auto unseen = before_;
    unseen.c_lflag &= ~tcflag_t(ECHO);
    changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0;
  }
  ~Unseen() {
    if (!changed_) return;
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::cerr << '\n';
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

std::string typed(const char* prompt) {
  std::string line;
  std::cerr << prompt << std::flush;
  const Unseen unseen;
  std::getline(std::cin, line);
  return line;
}

/// Never from the command line, where everybody on the machine could read it.
std::expected<std::string, Exit> read_password(const std::string& name) {
  if (is_terminal(STDIN_FILENO)) {
    const auto first = typed(("Password for " + name + ": ").c_str());
    if (typed("The same again: ") != first)
      return std::unexpected(refuse(Exit::usage, "the two passwords are not the same", "try again"));
    return first;
  }
  std::string line;
  std::getline(std::cin, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.empty())
    return std::unexpected(refuse(Exit::usage, "no password came on standard input",
                                  "type it at a terminal, or `safon people … <file`; it is the first line"));
  return line;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

Exit list(RegisterFile& in, const Options& options) {
  auto rows = people(in);
  if (!rows) return refuse(rows.error());
  Table table{.columns = {"name", "full_name", "roles", "councils", "duties", "note"},
              .when_empty = "nobody may sign in yet: `safon people add` adds somebody"};
  const auto now = now_seconds();
  for (const auto& row : *rows)
    table.rows.push_back({row.name, row.full_name, joined(row.roles),
                          row.councils.empty() ? std::string("all") : joined(row.councils), joined(row.duties),
                          std::string(row.disabled             ? "disabled"
                                      : row.locked_until > now ? "locked out for now"
                                      : row.password.empty()   ? "through a proxy only"
                                                               : "")});
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

/// Of all policies of the register.
std::vector<Duty> duties_named(RegisterFile& in) {
  std::vector<Duty> duties;
  for (const auto& policy : stored_policies(in))
    for (const auto& duty : policy.compiled->duties)
      if (std::ranges::find(duties, duty.name, &Duty::name) == duties.end()) duties.push_back(duty);
  return duties;
}

std::vector<std::string> names_of(const std::vector<Duty>& duties) {
  std::vector<std::string> names;
  for (const auto& duty : duties) names.push_back(duty.name);
  return names;
}

Exit list_duties(RegisterFile& in, const Options& options) {
  const auto named = duties_named(in);
  auto held = office::duties_held(in, names_of(named));
  if (!held) return refuse(held.error());
  Table table{.columns = {"duty", "label", "held_by", "cases", "note"},
              .when_empty = "no policy of the register escalates cases to anybody"};
  for (const auto& each : *held) {
    const auto duty = std::ranges::find(named, each.duty, &Duty::name);
    std::string holders, note;
    for (const auto& person : each.holders) {
      holders += (holders.empty() ? "" : ", ") + person.name;
      if (!person.councils.empty()) holders += " (" + joined(person.councils) + ")";
    }
    std::string where;
    for (const auto& untold : each.untold) where += (where.empty() ? "" : ", ") + untold.council;
    if (each.holders.empty())
      note = "nobody holds it";
    else if (!each.untold.empty())
      note = "nobody holds it for " + where;
    table.rows.push_back({each.duty, duty == named.end() ? std::string() : std::string(duty->label.in("", "")), holders,
                          std::int64_t(each.cases), note});
  }
  draw(std::cout, table, options.format, terminal(STDOUT_FILENO, options.colour));
  return Exit::good;
}

bool is_about_duty(const Options& options) {
  return options.action == "duty" || options.action == "relieve";
}

std::expected<void, office::Refusal> change(RegisterFile& in, const Options& options, const std::string& password) {
  const auto by = options.by.empty() ? std::string("operator") : options.by;
  const auto now = now_seconds();
  if (options.action == "add")
    return office::add(in,
                       {.name = options.name,
                        .full_name = options.full_name,
                        .roles = options.roles,
                        .councils = options.councils,
                        .password = password},
                       by, now);
  if (options.action == "password") return office::set_password(in, options.name, password, by, now);
  if (is_about_duty(options))
    return office::set_duty(in, options.name, options.duty, options.action == "duty", names_of(duties_named(in)), by,
                            now);
  return office::set_disabled(in, options.name, options.action == "disable", by, now);
}

}  // namespace

Exit people_who_sign_in(const Options& options) {
  const bool lists = options.action == "list" || options.action == "duties";
  auto in = RegisterFile::open(options.register_path, lists ? OpenMode::read : OpenMode::write);
  if (!in) return refuse(in.error());
  if (lists) return options.action == "list" ? list(*in, options) : list_duties(*in, options);
  if (options.name.empty())
    return refuse(Exit::usage, "`safon people " + options.action + "` needs NAME",
                  "`safon help people` shows an example");
  if (is_about_duty(options) && options.duty.empty())
    return refuse(Exit::usage, "`safon people " + options.action + "` needs NAME and DUTY",
                  "`safon people duties` lists the duties");
  std::string password;
  if (options.action == "password" || (options.action == "add" && !options.all)) {
    auto read = read_password(options.name);
    if (!read) return read.error();
    password = *read;
  }
  if (auto changed = change(*in, options, password); !changed) return refuse(changed.error());
  static constexpr std::pair<const char*, const char*> done[] = {{"add", "may sign in now"},
                                                                 {"password", "has a new password"},
                                                                 {"disable", "may not sign in any more"},
                                                                 {"enable", "may sign in again"}};
  if (is_about_duty(options))
    std::cout << options.name << (options.action == "duty" ? ": holds the duty `" : ": holds no longer the duty `")
              << options.duty << "`\n";
  for (const auto& [action, text] : done)
    if (options.action == action) std::cout << options.name << ": " << text << '\n';
  return Exit::good;
}

}  // namespace safon

// What a command line asks for. Made by command_line.cpp, read by the verbs.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/value/date.hpp"

namespace safon {

enum class Format : unsigned char { text, json, csv, html, junit, tap };
enum class Choice : unsigned char { automatic, on, off };

struct Options {
  std::string verb;
  std::string register_path, policy_path;
  Format format = Format::text;
  Choice colour = Choice::automatic;
  bool quiet = false;

  std::vector<std::string> files;              // check, test, import
  std::string id, status, council, programme;  // who and what
  std::string language, requirement, why_not;  // explain
  std::string feed, by, reason, print, filter, expect, report, shell, path;
  std::string action, subject, year, intake;  // intake
  std::string cell;                           // publish
  std::string output;                         // doc, simulate
  std::string draft;                          // simulate
  std::string role, evidence;                 // waive, adjust, waiver, audit, correct, correction
  std::string field, value, source;           // correct
  std::string to;                             // revoke, adjust
  std::string parameter;                      // adjust
  std::int64_t number = 0;                    // waiver, audit, correction
  std::string inbox, outbox, metrics;         // nightly
  std::optional<Date> as_of, received, on, until;
  std::string name, full_name, duty;                  // people
  std::string escalated_to;                           // queue
  std::vector<std::string> roles, councils;           // people
  std::string keys, issuer, url;                      // certificate, keys, serve
  std::string listen, certificate, key, user_header;  // serve
  std::int64_t threads = 4;                           // serve
  bool behind_proxy = false;                          // serve
  std::optional<std::int64_t> import_number, run_number;
  bool dry_run = false, everyone = false, reasons = false, all = false, overwrite = false, warnings_fail = false,
       stream = false, compare = false, list = false, check_only = false, show_diff = false, from_start = false,
       even_so = false, overdue = false;
  std::size_t samples = 5;  // simulate
  std::int64_t seed = 1;    // simulate

  // test, lint
  std::string from_register;      // an id
  std::optional<int> fail_under;  // percent
  std::int64_t shift_days = 0;
  bool coverage = false, mutate = false, watch = false, fix = false;
};

}  // namespace safon

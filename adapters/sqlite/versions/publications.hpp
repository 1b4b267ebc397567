// Versions of policies that were put in force in this register: from which day, for whom, by whom, and until when.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapters/sqlite/queries/queries.hpp"

namespace safon {

struct PublishedVersion {
  std::int64_t policy = 0;  // PolicyRow::key
  std::string name, version;
  Date from;                    // in force
  std::string applies;          // in words: "everyone"
  std::uint64_t tests = 0;      // how many of its own passed
  std::string recorded, by;     // when and by whom
  std::optional<Date> retired;  // from this day on nobody is under it
  std::string retired_by, retired_reason;
  Hash digest;  // of its files
};
/// By policy name, then by day. A policy that was only evaluated by, and never published, is none.
[[nodiscard]] Answered<std::vector<PublishedVersion>> published_versions(RegisterFile& in);

struct Publishing {
  const CompiledPolicy* policy = nullptr;
  std::uint64_t tests = 0;
  std::string recorded, by;
};
[[nodiscard]] Answered<void> publish_version(RegisterFile& in, const Publishing& what);
[[nodiscard]] Answered<void> retire_version(RegisterFile& in, const PublishedVersion& version, Date from,
                                            const std::string& recorded, const std::string& by,
                                            const std::string& reason);

/// "everyone", "those who entered on or after 2026-09-01".
[[nodiscard]] std::string applies_text(const CompiledPolicy& policy);

/// Who was settled under a policy text last.
struct UnderVersion {
  std::string programme, status;  // status: empty for those who have not entered
  std::uint64_t participants = 0;
};
[[nodiscard]] Answered<std::vector<UnderVersion>> under_version(RegisterFile& in, std::int64_t policy);
/// How many people that is, each counted once.
[[nodiscard]] Answered<std::uint64_t> participants_under(RegisterFile& in, std::int64_t policy);

/// The policy text that somebody was settled under last; of several programmes, in the one settled last.
[[nodiscard]] Answered<std::optional<PolicyRow>> policy_settled_under(RegisterFile& in, ParticipantKey participant);

}  // namespace safon

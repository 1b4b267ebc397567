// How fast a plan runs over records in memory, and whether it finds what the anchors find.
//
//   evaluate_bench POLICY FOLDER THREADS REPETITIONS [RESULT.csv [PARTICIPANTS_IN_A_BATCH [any | avx2 | avx512]]]
//
// Reads a folder's returns by the policy's first feed, runs the plan over everybody again and again, and prints the
// median. The result has a line for each participant, `id,stage,next_missing,unmet;unmet;…`: how many requirements are
// met in the order of the policy, and the parts of the next one that are not. It is written outside the measured time,
// found inside.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "adapters/xml/read_return.hpp"
#include "dsl/load/load.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/evaluate/kernels/kernels.hpp"
#include "engine/record/build.hpp"

namespace {

using namespace safon;

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << "evaluate_bench: " << why << '\n';
  std::exit(1);
}

LoadedPolicy load(const std::string& name) {
  auto loaded = load_policy(name, [](const std::string& path) -> std::expected<std::string, std::string> {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::unexpected("it cannot be read");
    return (std::ostringstream() << file.rdbuf()).str();
  });
  if (!loaded.compiled) give_up("the policy has errors: see `safon check " + name + "`");
  if (loaded.model->feeds.empty()) give_up("the policy has no feed");
  return loaded;
}

// ---- what is evaluated

std::vector<RecordBatch> read_folder(const LoadedPolicy& policy, const std::string& folder, std::size_t at_once) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".xml") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<RecordBatch> batches;
  xml::ReturnSink sink;
  sink.batch = [&](RecordBatch& read) {
    for (std::size_t i = 0; i < read.size; ++i) {
      if (batches.empty() || batches.back().size == at_once) batches.emplace_back(policy.compiled->plan.schema);
      append_participant(batches.back(), read, i);
    }
  };
  sink.rejection = [&](const xml::Rejection& rejection) { give_up(to_text(rejection, "a return")); };
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    const auto read =
        xml::read_return(xml::from_stream(file), {.file = path.string()}, *policy.model, policy.model->feeds[0], sink);
    if (!read) give_up(to_text(read.error(), path.string()));
  }
  if (batches.empty()) give_up("`" + folder + "` holds no returns");
  return batches;
}

// ---- what is found

struct Part {
  std::string name;
  Reg verdict;
};

/// The named parts of a requirement, in the order of the policy.
void collect_parts(const Outline& outline, NodeId of, std::vector<Part>& parts) {
  for (const NodeId child : outline.nodes[of].children) {
    const Node& node = outline.nodes[child];
    if (node.name.empty())
      collect_parts(outline, child, parts);
    else
      parts.push_back({node.name.substr(node.name.rfind('.') + 1), node.verdict});
  }
}

struct Ladder {
  std::vector<Reg> requirements;
  std::vector<std::vector<Part>> parts;  // of each requirement, at most 8

  explicit Ladder(const Outline& outline) {
    for (const NodeId id : outline.requirements) {
      requirements.push_back(outline.nodes[id].verdict);
      collect_parts(outline, id, parts.emplace_back());
      if (parts.back().empty() || parts.back().size() > 8) give_up("a requirement has no named parts, or more than 8");
    }
  }
};

struct Place {
  std::uint8_t stage = 0, unmet = 0;   // bit k: the k-th part of the next requirement is not met
  std::int32_t next_day = never.days;  // on which the next requirement may come to be met without new facts
};

// 64 participants at a time: `here` are those whose next requirement it is.
void find_places(const Ladder& ladder, const Run& run, std::span<Place> places) {
  struct Columns {
    const std::uint64_t* met;
    std::span<const std::int32_t> flips;
    const std::uint64_t* parts[8];
    std::size_t part_count;
  };
  std::vector<Columns> columns;
  for (std::size_t r = 0; r < ladder.requirements.size(); ++r) {
    const Reg reg = ladder.requirements[r];
    auto& column = columns.emplace_back(run.column(reg).certain.data(), run.flips(reg));
    for (const Part& part : ladder.parts[r])
      column.parts[column.part_count++] = run.column(part.verdict).certain.data();
  }
  for (std::size_t first = 0; first < places.size(); first += 64) {
    const std::size_t count = std::min<std::size_t>(64, places.size() - first);
    std::uint64_t left = ~std::uint64_t(0), stage[4] = {}, unmet[8] = {};
    std::int32_t days[64];
    std::fill_n(days, 64, never.days);
    for (std::size_t r = 0; r <= columns.size(); ++r) {
      const std::uint64_t here = r < columns.size() ? left & ~columns[r].met[first / 64] : left;
      for (std::size_t b = 0; b < 4; ++b) stage[b] |= (r >> b & 1) != 0 ? here : 0;
      if (r == columns.size()) break;
      for (std::size_t k = 0; k < columns[r].part_count; ++k) unmet[k] |= here & ~columns[r].parts[k][first / 64];
      if (!columns[r].flips.empty())
        for (std::size_t i = 0; i < count; ++i) days[i] = (here >> i & 1) != 0 ? columns[r].flips[first + i] : days[i];
      left &= ~here;
    }
    for (std::size_t i = 0; i < count; ++i) {
      Place& place = places[first + i];
      place = {0, 0, days[i]};
      for (std::size_t b = 0; b < 4; ++b) place.stage |= std::uint8_t((stage[b] >> i & 1) << b);
      for (std::size_t k = 0; k < 8; ++k) place.unmet |= std::uint8_t((unmet[k] >> i & 1) << k);
    }
  }
}

std::string result_text(const Ladder& ladder, const std::vector<RecordBatch>& batches,
                        const std::vector<std::vector<Place>>& places) {
  std::vector<std::pair<long, std::string>> lines;
  for (std::size_t b = 0; b < batches.size(); ++b)
    for (std::size_t p = 0; p < batches[b].size; ++p) {
      const std::string id(batches[b].id(p));
      const Place place = places[b][p];
      std::string next, all;
      for (std::size_t k = 0; k < 8; ++k) {
        if ((place.unmet >> k & 1) == 0) continue;
        const std::string& name = ladder.parts[place.stage][k].name;
        if (next.empty()) next = name;
        all += (all.empty() ? "" : ";") + name;
      }
      lines.emplace_back(std::atol(id.c_str()), id + ',' + std::to_string(place.stage) + ',' + next + ',' + all + '\n');
    }
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const auto& line : lines) text += line.second;
  return text;
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (const char c : text) hash = (hash ^ std::uint8_t(c)) * 1099511628211ull;
  return hash;
}

// ---- how long it takes

/// Threads take whole batches, whichever is next, and write results to where they belong.
class Crew {
 public:
  Crew(const CompiledPolicy& policy, const std::vector<RecordBatch>& batches, std::size_t threads)
      : ladder_(policy.outline), batches_(batches) {
    for (std::size_t t = 0; t < threads; ++t) runs_.emplace_back(policy.plan);
    for (const auto& batch : batches) places_.emplace_back(batch.size);
  }

  void evaluate(Date as_of) {
    std::atomic<std::size_t> next = 0;
    const auto work = [&](Run& run) {
      for (std::size_t b = next++; b < batches_.size(); b = next++) {
        run.run(batches_[b], {}, {&as_of.days, 1});
        find_places(ladder_, run, places_[b]);
      }
    };
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < runs_.size(); ++t) others.emplace_back([&, t] { work(runs_[t]); });
    work(runs_[0]);
  }

  std::string result() const { return result_text(ladder_, batches_, places_); }

 private:
  Ladder ladder_;
  const std::vector<RecordBatch>& batches_;
  std::vector<Run> runs_;
  std::vector<std::vector<Place>> places_;
};

double seconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

double median(std::vector<double>& times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

}  // namespace

int main(int count, char** words) {
  if (count < 5)
    give_up("POLICY FOLDER THREADS REPETITIONS [RESULT.csv [PARTICIPANTS_IN_A_BATCH [any | avx2 | avx512]]]");
  const auto threads = std::size_t(std::max(1, std::atoi(words[3])));
  const auto repetitions = std::size_t(std::max(1, std::atoi(words[4])));
  const auto at_once = std::size_t(count > 6 ? std::max(1, std::atoi(words[6])) : 2048);

  if (const std::string asked = count > 7 ? words[7] : "best"; asked != "best")
    use_instructions(asked == "any" ? Instructions::any : asked == "avx2" ? Instructions::avx2 : Instructions::avx512);

  const LoadedPolicy policy = load(words[1]);
  const auto batches = read_folder(policy, words[2], at_once);
  std::size_t participants = 0;
  for (const auto& batch : batches) participants += batch.size;

  Crew crew(*policy.compiled, batches, threads);
  std::vector<double> times, processor;
  for (std::size_t r = 0; r < repetitions; ++r) {
    const double began = seconds(CLOCK_MONOTONIC), busy = seconds(CLOCK_PROCESS_CPUTIME_ID);
    crew.evaluate(*parse_iso_date("2026-11-01"));
    times.push_back(seconds(CLOCK_MONOTONIC) - began);
    processor.push_back(seconds(CLOCK_PROCESS_CPUTIME_ID) - busy);
  }
  const std::string result = crew.result();
  if (count > 5) std::ofstream(words[5], std::ios::binary) << result;
  const double middle = median(times), busy = median(processor);
  std::printf("safon T=%zu N=%zu median %.6f s (min %.6f max %.6f cpu %.6f) %.0f participants/s fnv %016llx\n", threads,
              participants, middle, times.front(), times.back(), busy, double(participants) / middle,
              static_cast<unsigned long long>(fnv1a(result)));
}

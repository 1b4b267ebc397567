#include "adapters/cli/proposal/proposal.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "adapters/cli/draw/table.hpp"
#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

using match::nobody;

constexpr std::size_t named = 6;  // of those who compete, so many are named in a sentence

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

class Drawing {
 public:
  explicit Drawing(const ProposedPairs& pairs, bool for_people)
      : pairs_(pairs), for_people_(for_people), loads_(pairs.proposal.loads()) {}

  [[nodiscard]] Table matched() const {
    Table table = with_columns({"participant", "council", "with", "with_council", "kept", "not_kept"});
    table.when_empty = say(Word::nobody, pairs_.language);
    each_seeker([&](std::uint32_t s, std::uint32_t giver) {
      if (giver != nobody) table.rows.push_back(line(s, giver));
    });
    return table;
  }

  [[nodiscard]] Table loads() const {
    Table table = with_columns({"participant", "council", "takes", "has", "given", "room"});
    table.when_empty = say(Word::nobody_to_be_had, pairs_.language);
    for (std::size_t g = 0; g < loads_.size(); ++g) {
      const auto& giver = pairs_.people.givers[g];
      table.rows.push_back({giver.id, giver.council, giver.most, giver.has, std::int64_t(loads_[g]),
                            giver.room() - std::int64_t(loads_[g])});
    }
    return table;
  }

  [[nodiscard]] Table without() const {
    Table table = with_columns({"participant", "council", "why"});
    if (!for_people_) table.columns.insert(table.columns.end(), {"competing", "competing_for"});
    each_seeker([&](std::uint32_t s, std::uint32_t giver) {
      if (giver != nobody) return;
      const auto& who = pairs_.people.seekers[s];
      const auto shortage = match::shortage(pairs_.proposal.task, pairs_.proposal.given, s);
      std::vector<Cell> cells{who.id, who.council, why(s, shortage)};
      if (!for_people_ && shortage.givers.empty()) cells.resize(5);
      if (!for_people_ && !shortage.givers.empty()) {
        cells.emplace_back(joined(ids(shortage.seekers, pairs_.people.seekers)));
        cells.emplace_back(joined(ids(shortage.givers, pairs_.people.givers)));
      }
      table.rows.push_back(std::move(cells));
    });
    return table;
  }

  [[nodiscard]] Table doubtful() const {
    Table table = with_columns({"participant", "council", "as", "missing"});
    for (const auto& each : pairs_.people.doubtful) {
      const std::string as =
          !for_people_ ? (each.needs ? "matched" : "matched_with")
                       : std::string(say(each.needs ? Word::to_be_matched : Word::to_be_matched_with, pairs_.language));
      table.rows.push_back({each.id, each.council, as, joined(each.missing)});
    }
    return table;
  }

  /// Everybody who is to be matched, whatever became of it.
  [[nodiscard]] Table everybody() const {
    Table table =
        with_columns({"participant", "council", "outcome", "with", "with_council", "kept", "not_kept", "why"});
    each_seeker([&](std::uint32_t s, std::uint32_t giver) {
      auto cells = giver == nobody ? std::vector<Cell>{pairs_.people.seekers[s].id, pairs_.people.seekers[s].council}
                                   : line(s, giver);
      cells.insert(cells.begin() + 2, giver == nobody ? "without" : "matched");
      cells.resize(7);
      cells.emplace_back(giver != nobody ? Cell()
                                         : why(s, match::shortage(pairs_.proposal.task, pairs_.proposal.given, s)));
      table.rows.push_back(std::move(cells));
    });
    for (const auto& each : pairs_.people.doubtful)
      if (each.needs)
        table.rows.push_back({each.id, each.council, "unknown", {}, {}, {}, {}, "missing: " + joined(each.missing)});
    std::ranges::sort(table.rows, {}, [](const auto& row) { return std::get<std::string>(row.front()); });
    return table;
  }

  [[nodiscard]] std::string summary() const {
    const auto& given = pairs_.proposal.given;
    const auto matched = std::ranges::count_if(given, [](auto giver) { return giver != nobody; });
    const auto busy = std::ranges::count_if(loads_, [](auto load) { return load > 0; });
    return say(
        Word::matched_of, pairs_.language,
        {std::to_string(matched), std::to_string(given.size()), std::to_string(busy), std::to_string(loads_.size())});
  }

 private:
  [[nodiscard]] Table with_columns(std::vector<std::string> columns) const {
    return {.columns = std::move(columns), .rows = {}, .when_empty = {}, .language = pairs_.language};
  }

  template <class Each>
  void each_seeker(const Each& each) const {
    for (std::uint32_t s = 0; s < pairs_.people.seekers.size(); ++s) each(s, pairs_.proposal.given[s]);
  }

  [[nodiscard]] std::vector<Cell> line(std::uint32_t s, std::uint32_t g) const {
    const auto &seeker = pairs_.people.seekers[s], &giver = pairs_.people.givers[g];
    const auto wishes = pairs_.proposal.kept(s, g);
    std::vector<std::string> kept, not_kept;
    for (std::size_t w = 0; w < pairs_.matching.wishes.size(); ++w)
      ((wishes >> w & 1) != 0 ? kept : not_kept).push_back(wish(pairs_.matching.wishes[w]));
    return {seeker.id, seeker.council, giver.id, giver.council, joined(kept), joined(not_kept)};
  }

  [[nodiscard]] std::string in_what(const Likeness& likeness) const {
    return for_people_ ? std::string(likeness.label.in(pairs_.language, likeness.name)) : likeness.name;
  }

  [[nodiscard]] std::string wish(const Likeness& likeness) const {
    if (!for_people_) return (likeness.same ? "same " : "different ") + likeness.name;
    return say(likeness.same ? Word::same_as : Word::different_from, pairs_.language, {in_what(likeness)});
  }

  [[nodiscard]] static std::vector<std::string> ids(const std::vector<std::uint32_t>& which,
                                                    const std::vector<match::Person>& people) {
    std::vector<std::string> found;
    for (const auto each : which) found.push_back(people[each].id);
    return found;
  }

  /// "3 (N-1, N-2, N-3)"
  [[nodiscard]] static std::string counted(std::vector<std::string> ids) {
    const auto all = std::to_string(ids.size());
    const bool more = ids.size() > named;
    if (more) ids.resize(named);
    return all + " (" + joined(ids) + (more ? ", …)" : ")");
  }

  [[nodiscard]] std::string why(std::uint32_t s, const match::Shortage& shortage) const {
    const auto& people = pairs_.people;
    if (people.givers.empty()) return std::string(say(Word::nobody_to_be_had, pairs_.language));
    if (!shortage.givers.empty()) {
      std::int64_t room = 0;
      for (const auto giver : shortage.givers) room += people.givers[giver].room();
      return say(Word::compete, pairs_.language,
                 {counted(ids(shortage.seekers, people.seekers)), counted(ids(shortage.givers, people.givers)),
                  std::to_string(room)});
    }
    const auto excluded = match::excluded(pairs_.matching, people, s);
    std::vector<std::string> by;
    if (excluded.self > 0) by.push_back(say(Word::is_the_same, pairs_.language, {std::to_string(excluded.self)}));
    for (std::size_t c = 0; c < excluded.by_constraint.size(); ++c) {
      if (excluded.by_constraint[c] == 0) continue;
      const auto& constraint = pairs_.matching.constraints[c];
      by.push_back(say(constraint.same ? Word::not_the_same : Word::not_different, pairs_.language,
                       {std::to_string(excluded.by_constraint[c]), in_what(constraint)}));
    }
    return say(Word::nobody_fits, pairs_.language, {std::to_string(people.givers.size()), joined(by)});
  }

  const ProposedPairs& pairs_;
  const bool for_people_;
  const std::vector<std::uint32_t> loads_;  // by giver
};

void draw_text(std::ostream& out, const ProposedPairs& pairs, const Terminal& terminal) {
  const Drawing drawing(pairs, true);
  const auto& matching = pairs.matching;
  out << terminal.ink(Ink::strong, matching.label.in(pairs.language, matching.name)) << '\n'
      << to_iso(pairs.as_of) << ": " << drawing.summary() << '\n';
  const auto section = [&](const Table& table, Word title, bool always) {
    if (table.rows.empty() && !always) return;
    out << '\n' << terminal.ink(Ink::strong, say(title, pairs.language)) << '\n';
    draw(out, table, Format::text, terminal);
  };
  if (pairs.people.seekers.empty())
    out << say(Word::nobody_to_match, pairs.language) << '\n';
  else {
    out << '\n';
    draw(out, drawing.matched(), Format::text, terminal);
  }
  section(drawing.loads(), Word::matched_loads, true);
  section(drawing.without(), Word::matched_without, false);
  section(drawing.doubtful(), Word::matched_unknown, false);
}

void draw_json(std::ostream& out, const ProposedPairs& pairs) {
  const Drawing drawing(pairs, false);
  const auto& matching = pairs.matching;
  const auto text = [](std::string_view value) { return boost::json::serialize(boost::json::value(value)); };
  out << "{\"matching\": " << text(matching.name)
      << ", \"title\": " << text(matching.label.in(pairs.language, matching.name))
      << ", \"as_of\": " << text(to_iso(pairs.as_of)) << ", \"source\": " << text(matching.cites)
      << ",\n\"pairs\": " << table_json(drawing.matched()) << ",\n\"matched_with\": " << table_json(drawing.loads())
      << ",\n\"without\": " << table_json(drawing.without()) << ",\n\"unknown\": " << table_json(drawing.doubtful())
      << "}\n";
}

}  // namespace

void draw(std::ostream& out, const ProposedPairs& pairs, Format format, const Terminal& terminal) {
  if (format == Format::json) return draw_json(out, pairs);
  if (format == Format::csv) return draw(out, Drawing(pairs, false).everybody(), Format::csv, terminal);
  draw_text(out, pairs, terminal);
}

}  // namespace safon

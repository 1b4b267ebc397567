// A simulation on the screen: what is the same is left out.
#include "adapters/cli/simulation/simulated.hpp"

namespace safon {
namespace {

void part(std::ostream& out, const std::string& title, const Table& table, const Terminal& terminal) {
  if (table.rows.empty() && table.when_empty.empty()) return;
  out << '\n' << terminal.ink(Ink::strong, title) << '\n';
  draw(out, table, Format::text, terminal);
}

}  // namespace

void draw_text(std::ostream& out, const Simulated& from, const Terminal& terminal) {
  const auto& say = from.say;
  for (const auto& line : said_of(from)) out << line << '\n';
  for (const auto& programme : from.simulation.programmes) {
    const auto name = say.plain(programme.label, programme.name);
    out << '\n'
        << terminal.ink(Ink::strong, name) << " (" << programme.name
        << (!programme.before  ? say(", only in the draft", ", yn y drafft yn unig")
            : !programme.after ? say(", not in the draft", ", nid yn y drafft")
                               : "")
        << ")\n";
    draw(out, status_table(from, programme), Format::text, terminal);
    part(out, say("what the draft does", "beth mae'r drafft yn ei wneud"), effect_table(from, programme), terminal);
    part(out, say("why", "pam"), reason_table(from, programme), terminal);
    part(out, say("councils whose counts change", "cynghorau y mae eu ffigurau'n newid"),
         council_table(from, programme, true), terminal);
    part(out,
         say("some of them, by lot (seed {0})", "rhai ohonynt, drwy goelbren (hedyn {0})", {std::to_string(from.seed)}),
         sample_table(from, programme), terminal);
  }
  auto requirements = requirement_table(from, true);
  requirements.when_empty = say("every requirement has the same answer for everybody as of {0}",
                                "mae pob gofyniad yn rhoi'r un ateb i bawb ar {0}", {to_iso(from.simulation.as_of)});
  part(out, say("requirements whose answers change", "gofynion y mae eu hatebion yn newid"), requirements, terminal);
}

}  // namespace safon

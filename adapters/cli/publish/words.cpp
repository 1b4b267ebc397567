#include "adapters/cli/publish/words.hpp"

#include <algorithm>
#include <array>

#include "adapters/cli/draw/words.hpp"

namespace safon {
namespace {

struct Phrase {
  Said said;
  std::string_view en, cy;
};

constexpr std::array phrases{
    Phrase{Said::total, "Total", "Cyfanswm"},
    Phrase{Said::not_known, "Not known", "Anhysbys"},
    Phrase{Said::none_given, "None", "Dim"},
    Phrase{Said::not_entered, "Not in the programme", "Heb fod yn y rhaglen"},
    Phrase{Said::met, "Met", "Wedi'i fodloni"},
    Phrase{Said::not_met, "Not met", "Heb ei fodloni"},
    Phrase{Said::not_applicable, "Not applicable", "Ddim yn berthnasol"},
    Phrase{Said::of_not_known, "{0}: not known", "{0}: anhysbys"},
    Phrase{Said::not_known_of, "{0}: of {1} it is not known", "{0}: nid yw'n hysbys am {1}"},
    Phrase{Said::of_year, "Year: {0}", "Blwyddyn: {0}"},
    Phrase{Said::as_of, "As of", "Fel yr oedd ar"},
    Phrase{Said::policy, "Policy", "Polisi"},
    Phrase{Said::policy_is, "{0}, version {1}", "{0}, fersiwn {1}"},
    Phrase{Said::source, "Source", "Ffynhonnell"},
    Phrase{Said::register_, "Register", "Cofrestr"},
    Phrase{Said::register_is, "event {0}, head {1}", "digwyddiad {0}, pen {1}"},
    Phrase{Said::nobody_in, "Nobody in: {0}", "Neb yn: {0}"},
    Phrase{Said::not_shown,
           "[c] is not shown: it is about fewer than {0} participants, or would give away a number that is",
           "ni ddangosir [c]: mae'n ymwneud â llai na {0} o gyfranogwyr, neu byddai'n datgelu rhif sydd felly"},
    Phrase{Said::nobody_counts, "[z]: there is nobody of whom this could be said",
           "[z]: nid oes neb y gellid dweud hyn amdanynt"},
    Phrase{Said::undecided, "Not in the table, since it is not known whether it is about them: {0}",
           "Heb eu cynnwys yn y tabl, gan nad yw'n hysbys a yw'n ymwneud â nhw: {0}"},
    Phrase{Said::fewer_than, "fewer than {0}", "llai na {0}"},
    Phrase{Said::no_reports, "the policy declares no report", "nid yw'r polisi'n datgan unrhyw adroddiad"},
};

}  // namespace

std::string say(Said said, std::string_view language, std::initializer_list<std::string_view> values) {
  const auto* found = std::ranges::find(phrases, said, &Phrase::said);
  return filled_in(language == "cy" ? found->cy : found->en, values);
}

}  // namespace safon

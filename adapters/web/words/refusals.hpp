// Refusals that the console shows, as adapters/office and the engine word them, and the same in Welsh.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web {

inline constexpr Phrase refusals[] = {
    {"there is no open case for `{0}`", "nid oes achos agored ar gyfer `{0}`"},
    {"cases for `{0}` are open in several programmes", "mae achosion ar gyfer `{0}` ar agor mewn sawl rhaglen"},
    {"`{0}` has certified this case already", "mae `{0}` eisoes wedi ardystio'r achos hwn"},
    {"a case is declined with a reason", "gwrthodir achos gyda rheswm"},
    {"a decision needs the name of the person who takes it", "mae angen enw'r sawl sy'n penderfynu ar benderfyniad"},
    {"transitions conflict, so nothing moves here until newer facts resolve it",
     "mae ffyrdd yn gwrthdaro, felly nid oes dim yn symud yma nes i ffeithiau newydd ddatrys hynny"},
    {"the case was opened on {0}, after {1}", "agorwyd yr achos ar {0}, ar ôl {1}"},
    {"evaluated only up to {0}: evaluate as of {1} before deciding on that day",
     "dim ond hyd at {0} y gwerthuswyd: gwerthuswch ar {1} cyn penderfynu ar y diwrnod hwnnw"},
    {"the decision is dated {0}, but the register is evaluated through {1}",
     "dyddiad y penderfyniad yw {0}, ond mae'r gofrestr wedi'i gwerthuso hyd at {1}"},
    {"the decision is dated {0}, more than a month ahead", "dyddiad y penderfyniad yw {0}, dros fis ymlaen llaw"},
    {"somebody else has changed `{0}` meanwhile", "mae rhywun arall wedi newid `{0}` yn y cyfamser"},
    {"`{0}` has moved since the last evaluation in a programme whose statuses `{1}` asks for",
     "mae `{0}` wedi symud ers y gwerthusiad diwethaf mewn rhaglen y mae `{1}` yn gofyn am ei statysau"},
    {"there is no such status", "nid oes statws o'r fath"},
    {"nobody in the register has the id `{0}`", "nid oes gan neb yn y gofrestr y rhif `{0}`"},
    {"nothing was known of `{0}` on {1}", "nid oedd dim yn hysbys am `{0}` ar {1}"},
    {"the policy has no programme `{0}`", "nid oes gan y polisi raglen `{0}`"},
    {"the policy has no programme", "nid oes gan y polisi raglen"},
    {"the policy `{0}` has no status `{1}`", "nid oes gan y polisi `{0}` statws `{1}`"},
    {"the programme `{0}` has no status `{1}`", "nid oes gan raglen `{0}` statws `{1}`"},
    {"policy `{0}` in the register no longer compiles", "nid yw polisi `{0}` yn y gofrestr yn crynhoi mwyach"},
    {"the register has published versions of `{0}` and of `{1}`",
     "mae gan y gofrestr fersiynau cyhoeddedig o `{0}` ac o `{1}`"},
    {"`{0}` is no draft of `{1}`: it is another policy", "nid drafft o `{1}` yw `{0}`: polisi arall ydyw"},
    {"the draft has no status `{0}` in programme `{1}`, and {2} participant holds it",
     "nid oes gan y drafft statws `{0}` yn rhaglen `{1}`, ac mae {2} cyfranogwr yn ei ddal"},
    {"the draft has no status `{0}` in programme `{1}`, and {2} participants hold it",
     "nid oes gan y drafft statws `{0}` yn rhaglen `{1}`, ac mae {2} o gyfranogwyr yn ei ddal"},
    {"there is no register `{0}`", "nid oes cofrestr `{0}`"},
    {"there is no space left for the register", "nid oes lle ar ôl i'r gofrestr"},
};

}  // namespace safon::web

// Words about the ledger, nights and returns.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase number{"Number", "Rhif"};
inline constexpr Phrase rests_on{"Policy", "Polisi"};
inline constexpr Phrase started{"Started", "Dechreuwyd"};
inline constexpr Phrase ended{"Ended", "Gorffennwyd"};
inline constexpr Phrase not_ended{"has not ended", "heb orffen"};
inline constexpr Phrase were_due{"#Participants due", "#Cyfranogwyr i'w gwerthuso"};
inline constexpr Phrase changes{"#Status changes", "#Newidiadau statws"};
inline constexpr Phrase opened_cases{"#Cases opened", "#Achosion a agorwyd"};
inline constexpr Phrase opened_reviews{"#Reviews opened", "#Adolygiadau a agorwyd"};
inline constexpr Phrase conflicts{"#Conflicts", "#Gwrthdaro"};
inline constexpr Phrase day{"Day", "Diwrnod"};
inline constexpr Phrase file{"File", "Ffeil"};
inline constexpr Phrase received{"Received", "Derbyniwyd"};
inline constexpr Phrase added{"#Added", "#Ychwanegwyd"};
inline constexpr Phrase changed{"#Changed", "#Newidiwyd"};
inline constexpr Phrase unchanged{"#Unchanged", "#Heb newid"};
inline constexpr Phrase rejected{"#Rejected", "#Gwrthodwyd"};
inline constexpr Phrase rejections_of{"Rejected records of {0}", "Cofnodion a wrthodwyd o {0}"};
inline constexpr Phrase line{"Line", "Llinell"};
inline constexpr Phrase field{"Field", "Maes"};
inline constexpr Phrase what_is_wrong{"What is wrong", "Beth sydd o'i le"};
inline constexpr Phrase in_the_file{"In the file", "Yn y ffeil"};
inline constexpr Phrase file_is_gone{"The return is not where it was, or has changed since: its lines cannot be shown.",
                                     "Nid yw'r ffurflen lle'r oedd, neu mae wedi newid ers hynny: ni ellir dangos ei "
                                     "llinellau."};

}  // namespace safon::web::words

// Words about cases that have gone on to others.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase escalated_to_you{"Escalated to you: {0} ({1})", "Wedi'u huwchgyfeirio atoch chi: {0} ({1})"};
inline constexpr Phrase escalated_to_nobody{
    "Cases have gone on to {0}, a duty that nobody holds for: {1}. Whoever looks after people has to say who does.",
    "Mae achosion wedi mynd ymlaen at {0}, dyletswydd nad oes neb yn ei dal ar gyfer: {1}. Rhaid i bwy bynnag sy'n "
    "gofalu am bobl ddweud pwy sydd."};
inline constexpr Phrase escalated_to{"escalated to {0}", "wedi'i uwchgyfeirio at {0}"};
inline constexpr Phrase is_escalated{"Escalated to {0}", "Wedi'i uwchgyfeirio at {0}"};
inline constexpr Phrase escalated_to_whom{"Escalated to", "Wedi'i uwchgyfeirio at"};
inline constexpr Phrase escalated_or_not{"anybody or nobody", "unrhyw un neu neb"};
inline constexpr Phrase to_me{"you", "chi"};
inline constexpr Phrase duties{"Duties", "Dyletswyddau"};
inline constexpr Phrase duty_given{"holds a duty", "yn dal dyletswydd"};
inline constexpr Phrase duty_taken{"holds a duty no longer", "ddim yn dal dyletswydd mwyach"};

}  // namespace safon::web::words

// Words about records that officers put right.
#pragma once
#include "adapters/web/words/phrase.hpp"

namespace safon::web::words {

inline constexpr Phrase corrections{"Corrections", "Cywiriadau"};
inline constexpr Phrase one_correction{"Correction {0}", "Cywiriad {0}"};
inline constexpr Phrase corrections_about{
    "What officers have put right in records. Each lasts for as long as the council sends what was wrong: ask it to "
    "mend its "
    "own record.",
    "Yr hyn y mae swyddogion wedi'i gywiro mewn cofnodion. Mae pob un yn para cyhyd ag y mae'r cyngor yn anfon yr hyn "
    "oedd yn anghywir: gofynnwch iddo drwsio ei gofnod ei hun."};
inline constexpr Phrase corrections_holding{"Corrections that hold", "Cywiriadau sy'n sefyll"};
inline constexpr Phrase every_correction{"All corrections", "Pob cywiriad"};
inline constexpr Phrase ended_too{"Show those that are over, too", "Dangos y rhai sydd ar ben hefyd"};
inline constexpr Phrase only_holding{"Show only those that hold", "Dangos dim ond y rhai sy'n sefyll"};
inline constexpr Phrase correct_record{"Correct the record", "Cywiro'r cofnod"};
inline constexpr Phrase correct_record_of{"Correct the record of {0}", "Cywiro cofnod {0}"};
inline constexpr Phrase correct_told{
    "What the council has sent stays in the register. The correction counts on top of it from the next evaluation on, "
    "for as "
    "long as the council sends the same value.",
    "Mae'r hyn a anfonodd y cyngor yn aros yn y gofrestr. Mae'r cywiriad yn cyfrif ar ei ben o'r gwerthusiad nesaf "
    "ymlaen, "
    "cyhyd ag y mae'r cyngor yn anfon yr un gwerth."};
inline constexpr Phrase which_value{"Which value is wrong", "Pa werth sy'n anghywir"};
inline constexpr Phrase what_is_right{"What is right", "Beth sy'n gywir"};
inline constexpr Phrase how_to_write{
    "A date as 2026-03-01, a percentage as 80%, yes or no, the name of a code; unknown where it is not known, none "
    "where there "
    "is none.",
    "Dyddiad fel 2026-03-01, canran fel 80%, yes neu no, enw cod; unknown lle nad yw'n hysbys, none lle nad oes un."};
inline constexpr Phrase its_source{"Source: where that is known from", "Ffynhonnell: o ble y mae hynny'n hysbys"};
inline constexpr Phrase correction_source{"Source", "Ffynhonnell"};
inline constexpr Phrase council_sent{"The council sent", "Anfonodd y cyngor"};
inline constexpr Phrase corrected_to{"Corrected to", "Cywirwyd i"};
inline constexpr Phrase will_become{"{0} becomes {1}.", "Bydd {0} yn troi'n {1}."};
inline constexpr Phrase replaces_other{"This takes the place of correction {0}.",
                                       "Mae hyn yn cymryd lle cywiriad {0}."};
inline constexpr Phrase about_to_correct{"You are about to correct {0} of {1}", "Rydych ar fin cywiro {0} {1}"};
inline constexpr Phrase confirm_correction{"Record the correction", "Cofnodi'r cywiriad"};
inline constexpr Phrase correction_recorded{"It is recorded.", "Mae wedi'i gofnodi."};
inline constexpr Phrase correction_holds{"holds", "yn sefyll"};
inline constexpr Phrase lasts_while{"It lasts for as long as the council sends {0} there.",
                                    "Mae'n para cyhyd ag y mae'r cyngor yn anfon {0} yno."};
inline constexpr Phrase was_corrected{"Corrected on {0} by {1}: {2}", "Cywirwyd ar {0} gan {1}: {2}"};
inline constexpr Phrase withdraw_it{"Withdraw it", "Ei dynnu'n ôl"};
inline constexpr Phrase withdraw_told{"What the council sends counts again: {0}.",
                                      "Bydd yr hyn y mae'r cyngor yn ei anfon yn cyfrif eto: {0}."};
inline constexpr Phrase ended_by_person{"It was ended on {0} by {1}: {2}", "Daeth i ben ar {0} gan {1}: {2}"};
inline constexpr Phrase ended_by_return{"It ended with the return received on {0}, which says: {1}",
                                        "Daeth i ben gyda'r ffurflen a dderbyniwyd ar {0}, sy'n dweud: {1}"};
inline constexpr Phrase to_corrections{"All corrections", "Pob cywiriad"};
inline constexpr Phrase no_correction{"There is no such correction.", "Nid oes cywiriad o'r fath."};

}  // namespace safon::web::words

"""Names of months in the languages of news besides English, as dates write them (with their case endings)."""

from __future__ import annotations

#: January to December; forms of one language or several, divided by white space.
_BY_MONTH = (
    "januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia stycznia января січня ocak ledna tammikuuta ianuarie január",
    "februar février févr fév febrero febbraio feb fevereiro fev februari lutego февраля лютого şubat února helmikuuta februarie február",
    "märz mars marzo março maart marca марта березня marts mart března maaliskuuta martie március maret",
    "avril avr abril abr aprile april kwietnia апреля квітня nisan dubna huhtikuuta aprilie április",
    "mai mayo maggio mag maio mei maja мая травня maj mayıs května toukokuuta május",
    "juni juin junio giugno giu junho czerwca июня червня haziran června kesäkuuta iunie június",
    "juli juillet juil julio luglio lug julho lipca июля липня temmuz července heinäkuuta iulie július",
    "august août aout agosto ago augustus sierpnia августа серпня augusti ağustos srpna elokuuta augusztus agustus",
    "september septembre septiembre setiembre settembre set setembro września сентября вересня eylül září syyskuuta septembrie szeptember",
    "oktober octobre octubre ottobre ott outubro out października октября жовтня ekim října lokakuuta octombrie október okt",
    "november novembre noviembre novembro listopada ноября листопада kasım listopadu marraskuuta noiembrie",
    "dezember décembre déc diciembre dic dicembre dezembro dez december grudnia декабря грудня aralık prosince joulukuuta decembrie desember des",
)
FOREIGN_MONTHS = {name: number for number, names in enumerate(_BY_MONTH, 1) for name in names.split()}

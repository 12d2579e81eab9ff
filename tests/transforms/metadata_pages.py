"""How the pages of the metadata tables are written: a head, a body with a place for the story, and the right answers."""

from __future__ import annotations

from typing import NamedTuple

STORIES = {
    "en": (
        "The ferry to the outer islands stayed in harbour on Thursday because the wind had torn the ramp off its hinges.",
        "About 340 islanders waited in a school hall, where volunteers served soup and the council handed out blankets.",
        "The operator said that a replacement ramp would arrive within three days and that medical trips had been put on a smaller boat.",
    ),
    "de": (
        "Die Fähre zu den äußeren Inseln blieb am Donnerstag im Hafen, weil der Sturm die Rampe aus den Angeln gerissen hatte.",
        "Rund 340 Menschen warteten in einer Turnhalle, in der Freiwillige Suppe ausgaben und die Gemeinde Decken verteilte.",
        "Der Betreiber teilte mit, dass eine neue Rampe in drei Tagen eintreffen werde und Kranke mit einem kleineren Boot fahren.",
    ),
    "fr": (
        "Le ferry des îles du large est resté au port jeudi parce que le vent avait arraché la rampe de ses gonds.",
        "Quelque 340 habitants ont attendu dans un gymnase, où des bénévoles servaient de la soupe et la mairie des couvertures.",
        "La compagnie a annoncé qu'une nouvelle rampe arriverait sous trois jours et que les malades prendraient un bateau plus petit.",
    ),
    "es": (
        "El transbordador de las islas exteriores permaneció el jueves en el puerto porque el viento había arrancado la rampa.",
        "Unos 340 vecinos esperaron en un gimnasio, donde los voluntarios sirvieron sopa y el ayuntamiento repartió mantas.",
        "La empresa dijo que una rampa nueva llegaría en tres días y que los enfermos viajarían en una embarcación más pequeña.",
    ),
    "it": (
        "Il traghetto per le isole esterne è rimasto in porto giovedì perché il vento aveva strappato la rampa dai cardini.",
        "Circa 340 abitanti hanno aspettato in una palestra, dove i volontari servivano zuppa e il comune distribuiva coperte.",
        "La compagnia ha detto che una nuova rampa arriverà entro tre giorni e che i malati viaggeranno su una barca più piccola.",
    ),
    "pt": (
        "A balsa para as ilhas ficou no porto na quinta-feira porque o vento arrancou a rampa das dobradiças.",
        "Cerca de 340 moradores esperaram em um ginásio, onde voluntários serviam sopa e a prefeitura distribuía cobertores.",
        "A empresa disse que uma nova rampa chegará em três dias e que os doentes viajarão em um barco menor.",
    ),
    "nl": (
        "De veerboot naar de buitenste eilanden bleef donderdag in de haven omdat de wind de klep uit de scharnieren had gerukt.",
        "Ongeveer 340 bewoners wachtten in een sporthal, waar vrijwilligers soep uitdeelden en de gemeente dekens bracht.",
        "De rederij zei dat er binnen drie dagen een nieuwe klep komt en dat zieken met een kleinere boot worden vervoerd.",
    ),
    "pl": (
        "Prom na zewnętrzne wyspy pozostał w czwartek w porcie, ponieważ wiatr wyrwał rampę z zawiasów.",
        "Około 340 mieszkańców czekało w hali sportowej, gdzie wolontariusze rozdawali zupę, a gmina koce.",
        "Przewoźnik poinformował, że nowa rampa dotrze w ciągu trzech dni, a chorzy popłyną mniejszą łodzią.",
    ),
    "ru": (
        "Паром на внешние острова в четверг остался в порту, потому что ветер сорвал рампу с петель.",
        "Около 340 жителей ждали в спортивном зале, где добровольцы раздавали суп, а администрация одеяла.",
        "Перевозчик сообщил, что новая рампа прибудет в течение трёх дней, а больных повезут на меньшем судне.",
    ),
    "sv": (
        "Färjan till de yttre öarna låg kvar i hamnen på torsdagen eftersom vinden hade slitit loss rampen från gångjärnen.",
        "Omkring 340 öbor väntade i en idrottshall där frivilliga serverade soppa och kommunen delade ut filtar.",
        "Rederiet uppgav att en ny ramp kommer inom tre dagar och att sjuka får åka med en mindre båt.",
    ),
    "tr": (
        "Dış adalara giden feribot, rüzgar rampayı yerinden söktüğü için perşembe günü limanda kaldı.",
        "Yaklaşık 340 adalı bir spor salonunda bekledi; gönüllüler çorba dağıttı, belediye battaniye getirdi.",
        "İşletmeci, yeni rampanın üç gün içinde geleceğini ve hastaların daha küçük bir tekneyle taşınacağını söyledi.",
    ),
}


class GivenPage(NamedTuple):
    """A page in our own words, and what a careful reader takes from it."""

    name: str
    title: str
    authors: tuple[str, ...]
    published: str | None
    head: str
    body: str
    url: str = "https://www.sextant.example/coast/ramp"
    lang: str = "en"
    modified: str | None = None

    def html(self) -> bytes:
        """The page as it would be fetched; `{story}` in the body stands for the three paragraphs of its language."""
        paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in STORIES[self.lang[:2]])
        body = self.body.replace("{story}", paragraphs)
        return f"<!doctype html>\n<html lang='{self.lang}'><head><meta charset='utf-8'>{self.head}</head>\n<body>{body}</body></html>".encode()


def json_ld(fields: str, kind: str = "NewsArticle") -> str:
    """Structured data of one article, its fields given as the inside of a JSON object."""
    return f'<script type="application/ld+json">{{"@context":"https://schema.org","@type":"{kind}",{fields}}}</script>'


NAVIGATION = "<header><a href='/'>The Daily Sextant</a><nav><ul><li><a href='/coast'>Coast</a></li><li><a href='/opinion'>Opinion</a></li></ul></nav></header>"
FOOTER = "<footer><ul><li><a href='/about'>About us</a></li><li><a href='/staff'>Staff</a></li></ul><p>© 2024 The Daily Sextant. All rights reserved.</p></footer>"

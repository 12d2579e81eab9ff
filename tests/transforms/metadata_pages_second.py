"""Forty more pages, written when the rules held on the first forty, and measured before any rule saw them."""

from __future__ import annotations

from metadata_pages import FOOTER, NAVIGATION, GivenPage, json_ld

SECOND = [
    GivenPage(
        "swedish-av", "Färjan ligger kvar i hamnen", ("Astrid Lindholm",), "2024-05-08T06:10",
        "<title>Färjan ligger kvar i hamnen | Skärgårdsbladet</title><meta property='og:site_name' content='Skärgårdsbladet'>",
        "<article><h1>Färjan ligger kvar i hamnen</h1><p class='byline'>Av <a href='/skribent/astrid'>Astrid Lindholm</a></p><p>Publicerad 8 maj 2024 06:10</p>{story}</article>",
        lang="sv", url="https://skargard.example/farjan",
    ),
    GivenPage(
        "turkish-label", "Feribot limanda kaldı", ("Elif Kaya",), "2024-05-09T10:45",
        "<title>Feribot limanda kaldı - Ada Postası</title><meta property='og:site_name' content='Ada Postası'>",
        "<article><h1>Feribot limanda kaldı</h1><div class='info'><span>Yazar: Elif Kaya</span> <span>9 Mayıs 2024 10:45</span></div>{story}</article>",
        lang="tr", url="https://ada.example/feribot",
    ),
    GivenPage(
        "german-two-authors-and-agency", "Neue Rampe kommt am Montag", ("Svenja Petersen", "Ole Harms"), "2024-04-28T17:20",
        "<title>Neue Rampe kommt am Montag | Küstenbote</title>",
        "<main><h1>Neue Rampe kommt am Montag</h1><div class='article__author'>Von Svenja Petersen und Ole Harms, dpa</div><div><span>Veröffentlicht am 28.04.2024, 17:20 Uhr</span></div>{story}</main>",
        lang="de", url="https://kuestenbote.example/rampe",
    ),
    GivenPage(
        "french-agency-alone", "Une rampe de rechange attendue", (), "2024-04-29T09:05",
        "<title>Une rampe de rechange attendue - Le Courrier du Large</title>",
        "<article><h1>Une rampe de rechange attendue</h1><p class='auteur'>Par AFP</p><p>Publié le lundi 29 avril 2024 à 09h05</p>{story}</article>",
        lang="fr", url="https://large.example/rampe",
    ),
    GivenPage(
        "spanish-redaction-and-update", "La rampa llegará en tres días", (), "2024-05-02T07:00:00+02:00",
        "<title>La rampa llegará en tres días | Diario del Faro</title>" + json_ld('"headline":"La rampa llegará en tres días","datePublished":"2024-05-02T07:00:00+02:00","dateModified":"2024-05-02T12:30:00+02:00","author":{"@type":"Organization","name":"Redacción"}'),
        "<article><h1>La rampa llegará en tres días</h1><p class='firma'>Redacción</p>{story}</article>",
        lang="es", url="https://faro.example/rampa", modified="2024-05-02T12:30:00+02:00",
    ),
    GivenPage(
        "italian-a-cura-di", "La nuova rampa arriva lunedì", ("Marta Ricci",), "2024-05-03T18:30",
        "<title>La nuova rampa arriva lunedì - La Bussola</title>",
        "<article><h1>La nuova rampa arriva lunedì</h1><div class='meta'>A cura di Marta Ricci</div><div>Pubblicato il 3 maggio 2024 alle ore 18:30</div>{story}</article>",
        lang="it", url="https://bussola.example/rampa",
    ),
    GivenPage(
        "portuguese-name-and-slashes", "Nova rampa chega na segunda", ("Rafael Moura",), "2024-04-02T14:10",
        "<title>Nova rampa chega na segunda | Jornal da Maré</title>",
        "<article><h1>Nova rampa chega na segunda</h1><div>Por <strong>Rafael Moura</strong></div><div>02/04/2024 14h10</div>{story}</article>",
        lang="pt-BR", url="https://mare.example/rampa",
    ),
    GivenPage(
        "by-in-own-block", "Anglers win right to the pier", ("Kofi Mensah",), "2024-05-11",
        "<title>Anglers win right to the pier</title>",
        NAVIGATION + "<article><h1>Anglers win right to the pier</h1><div class='x1'><p>By</p><p><a href='/people/kofi-mensah'>Kofi Mensah</a></p></div><p>Saturday, May 11, 2024</p>{story}</article>" + FOOTER,
    ),
    GivenPage(
        "css-commas-between-linked-names", "Fuel prices double on the islands", ("Laila Hassan", "Marcus Webb", "Anna Kowalska"), "2024-05-12T08:00:00+00:00",
        "<title>Fuel prices double on the islands</title><meta property='article:published_time' content='2024-05-12T08:00:00Z'><meta name='author' content='Laila Hassan'>",
        "<article><h1>Fuel prices double on the islands</h1><div class='byline'>By <a rel='author' href='/author/lh'>Laila Hassan</a> <a rel='author' href='/author/mw'>Marcus Webb</a> <a rel='author' href='/author/ak'>Anna Kowalska</a></div>{story}</article>",
    ),
    GivenPage(
        "outlet-as-stated-author", "Pier lights out for a week", ("Jonas Friis",), "2024-05-13T09:30:00+02:00",
        "<title>Pier lights out for a week - Kelp Weekly</title><meta property='og:site_name' content='Kelp Weekly'>" + json_ld('"headline":"Pier lights out for a week","datePublished":"2024-05-13T09:30:00+02:00","author":{"@type":"Organization","name":"Kelp Weekly"},"publisher":{"@type":"Organization","name":"Kelp Weekly"}'),
        "<article><h1>Pier lights out for a week</h1><p class='entry-meta'>By Jonas Friis | May 13, 2024</p>{story}</article>",
        url="https://kelp.example/lights/",
    ),
    GivenPage(
        "photographer-is-no-author", "Regatta in pictures", (), "2024-05-14",
        "<title>Regatta in pictures</title><meta name='date' content='2024-05-14'>",
        "<article><h1>Regatta in pictures</h1><figure><img src='/a.jpg'><figcaption>Boats at dawn. Photo by Henrik Vold</figcaption></figure><p class='credit'>Photographs by Henrik Vold</p>{story}</article>",
    ),
    GivenPage(
        "people-in-the-story-are-no-authors", "Mayor resigns over the ramp", (), "2024-05-15",
        "<title>Mayor resigns over the ramp</title><meta name='date' content='2024-05-15'>",
        NAVIGATION + "<article><h1>Mayor resigns over the ramp</h1><p class='topics'><a href='/topic/david-rowe'>David Rowe</a></p><p>May 15, 2024</p>{story}<p>By then David Rowe had left the town hall.</p></article>" + FOOTER,
    ),
    GivenPage(
        "standfirst-signed-in-capitals", "A winter garden by the sea", ("Niamh Doyle",), "2024-05-16T06:00:00+01:00",
        "<title>A winter garden by the sea</title><meta property='article:published_time' content='2024-05-16T06:00:00+01:00'>",
        "<article><h1>A winter garden by the sea</h1><div class='intro'>Salt is no enemy of these plants, writes NIAMH DOYLE</div>{story}</article>",
        lang="en-IE",
    ),
    GivenPage(
        "as-told-by-state-only", "The tide table that lied", ("Priya Raman",), "2024-05-17T05:15:00+00:00",
        "<title>The tide table that lied</title>",
        "<div id='root'><h1>The tide table that lied</h1><div class='a9'><a class='b2' href='/by/priya-raman'>Priya Raman</a></div>{story}</div><script>window.__STATE__={\"story\":{\"publishedAt\":\"2024-05-17T05:15:00Z\",\"updated\":null}}</script>",
    ),
    GivenPage(
        "amp-page", "Seals come back to the bay", ("Greta Olsen",), "2024-05-18T04:45:00+00:00",
        "<title>Seals come back to the bay - The Daily Sextant</title><link rel='canonical' href='https://www.sextant.example/nature/seals'>" + json_ld('"headline":"Seals come back to the bay","datePublished":"2024-05-18T04:45:00Z","author":[{"@type":"Person","name":"Greta Olsen","jobTitle":"Nature editor"}]'),
        "<amp-sidebar><ul><li>By Someone Else</li></ul></amp-sidebar><article><h1>Seals come back to the bay</h1>{story}</article>",
        url="https://www.sextant.example/nature/seals.amp",
    ),
    GivenPage(
        "gannett-like-tail", "Ferry riders want refunds", ("Dana Whitfield",), "2024-05-19T10:02:11+00:00",
        "<title>Ferry riders want refunds after ramp failure | Opinion</title><meta property='og:title' content='Ferry riders want refunds | Opinion'>" + json_ld('"headline":"Ferry riders want refunds | Opinion","datePublished":"2024-05-19T10:02:11Z","author":{"@type":"Person","name":"Dana Whitfield, Harbor Courier"},"publisher":{"@type":"Organization","name":"Harbor Courier"}'),
        "<main><h1>Ferry riders want refunds | Opinion</h1><div class='gnt_ar_by'><a class='gnt_ar_by_a' href='/staff/dana-whitfield/'>Dana Whitfield</a> Harbor Courier</div>{story}</main>",
        url="https://www.harborcourier.example/story/opinion/2024/05/19/ferry-riders/123/",
    ),
    GivenPage(
        "npr-like-programme-line", "What gulls remember", ("Tomás Rivera",), "2024-05-20T17:01-04:00",
        "<title>What gulls remember : Harbor Radio</title><meta property='og:site_name' content='Harbor Radio'><meta property='og:title' content='What gulls remember'>",
        "<article><h1>What gulls remember</h1><div class='meta'><time datetime='2024-05-20T17:01-04:00'>May 20, 2024 5:01 PM ET</time><p>Heard on Evening Tide</p></div><div><p class='byline__name'>By</p><div class='byline'><p class='byline__name'>Tomás Rivera</p></div></div>{story}</article>",
    ),
    GivenPage(
        "blogspot", "Knots I still tie", ("Mariella Fonte",), "2024-05-21T09:12:00+02:00",
        "<title>The Quiet Quay: Knots I still tie</title>",
        "<div class='header'><h1 class='title'><a href='/'>The Quiet Quay</a></h1></div><div class='post hentry'><h3 class='post-title entry-title'>Knots I still tie</h3><div class='post-body'>{story}</div><div class='post-footer'>Posted by <span class='fn'>Mariella Fonte</span> at <a class='timestamp-link'><abbr class='published' title='2024-05-21T09:12:00+02:00'>9:12 AM</abbr></a></div></div>",
        url="https://quietquay.blogspot.example/2024/05/knots.html",
    ),
    GivenPage(
        "substack-like", "The last ferryman", ("Desmond Achebe",), "2024-05-22T11:00:00+00:00",
        "<title>The last ferryman - by Desmond Achebe - Tide Letters</title><meta property='og:title' content='The last ferryman'><meta property='og:site_name' content='Tide Letters'><meta name='author' content='Desmond Achebe'>" + json_ld('"headline":"The last ferryman","datePublished":"2024-05-22T11:00:00+00:00","author":[{"@type":"Person","name":"Desmond Achebe"}]'),
        "<article><h1 class='post-title'>The last ferryman</h1><h3 class='subtitle'>He knew every rock by name.</h3><div class='byline'>Desmond Achebe</div><div>May 22, 2024</div>{story}</article>",
    ),
    GivenPage(
        "medium-like", "Why I stopped sailing", ("Ingrid Moe",), "2024-05-23",
        "<title>Why I stopped sailing. It began with a… | by Ingrid Moe | Harbour Notes</title><meta name='title' content='Why I stopped sailing'><meta property='og:title' content='Why I stopped sailing'>",
        "<article><h1>Why I stopped sailing</h1><div><a href='/@ingridmoe'>Ingrid Moe</a> · Follow · 5 min read · May 23, 2024</div>{story}</article>",
    ),
    GivenPage(
        "drupal-submitted", "Grant for the sea wall", ("Peter Holm",), "2024-05-24T15:40",
        "<title>Grant for the sea wall | Island Council</title>",
        "<div class='node'><h1 class='page-title'>Grant for the sea wall</h1><div class='submitted'>Submitted by Peter Holm on Fri, 05/24/2024 - 15:40</div>{story}</div>",
    ),
    GivenPage(
        "role-behind-line-break", "Storm bill passes", ("Angela Torres",), "2024-05-25",
        "<title>Storm bill passes</title>",
        "<article><h1>Storm bill passes</h1><p>By ANGELA TORRES<br>Statehouse Reporter</p><p>Published: May 25, 2024</p>{story}</article>",
    ),
    GivenPage(
        "mc-and-apostrophe-in-capitals", "Old lifeboat finds a home", ("Sean O'Brien", "Fiona McBride"), "2024-05-26",
        "<title>Old lifeboat finds a home</title>",
        "<article><h1>Old lifeboat finds a home</h1><p class='byline'>By SEAN O'BRIEN and FIONA MCBRIDE</p><p>26 May 2024</p>{story}</article>",
    ),
    GivenPage(
        "credentials", "Salt and the heart", ("Lena Vogt",), "2024-05-27T07:00:00+00:00",
        "<title>Salt and the heart</title>" + json_ld('"headline":"Salt and the heart","datePublished":"2024-05-27T07:00:00Z","author":{"@type":"Person","name":"Lena Vogt, MD, PhD"}'),
        "<article><h1>Salt and the heart</h1><p>Written by Lena Vogt, MD, PhD — Medically reviewed by Carl Ebner, MD</p>{story}</article>",
    ),
    GivenPage(
        "site-of-one-person", "Notes on rope", ("Simon Hale",), "2024-05-28",
        "<title>Notes on rope</title>",
        "<header><a href='/'>Simon Hale</a></header><main><h1>Notes on rope</h1><p>May 28, 2024</p>{story}</main><footer>© 2024 Simon Hale</footer>",
        url="https://ropes.example/notes",
    ),
    GivenPage(
        "hours-ago", "Ferry sails again", ("Mina Roth",), "2024-06-01",
        "<title>Ferry sails again</title>",
        "<article><h1>Ferry sails again</h1><div>By Mina Roth</div><div>5 hours ago</div>{story}</article>",
    ),
    GivenPage(
        "iso-week-of-utc-evening", "Harbour dance returns", ("Cleo Banks",), "2024-05-29",
        "<title>Harbour dance returns</title><meta property='article:published_time' content='2024-05-30T02:10:00Z'>",
        "<article><h1>Harbour dance returns</h1><div>By Cleo Banks</div><div>May 29, 2024</div>{story}</article>",
    ),
    GivenPage(
        "time-of-change-is-not-of-publication", "Guide to the islands", ("Vera Stahl",), "2021-03-09T08:00:00+00:00",
        "<title>Guide to the islands</title>" + json_ld('"headline":"Guide to the islands","datePublished":"2021-03-09T08:00:00Z","dateModified":"2024-05-01T08:00:00Z","author":{"@type":"Person","name":"Vera Stahl"}'),
        "<article><h1>Guide to the islands</h1><p>By Vera Stahl</p><p>Last updated on May 1, 2024</p>{story}</article>",
        modified="2024-05-01T08:00:00+00:00",
    ),
    GivenPage(
        "day-of-another-article-in-the-head", "Ramp inquiry opens", ("Noel Grant",), "2024-05-28T09:00:00+01:00",
        "<title>Ramp inquiry opens</title><meta property='article:published_time' content='2024-05-28T09:00:00+01:00'>",
        "<div class='ticker'><a href='/x'>Fog closes airport</a> <time datetime='2024-05-27'>27 May</time></div><article><h1>Ramp inquiry opens</h1><p class='byline'>By Noel Grant</p>{story}</article><div class='more'><a href='/y'>Eels</a> <time datetime='2024-01-02'>2 January</time></div>",
    ),
    GivenPage(
        "compact-date-in-address", "Timber strike ends", (), "2024-05-24",
        "<title>Timber strike ends | The Daily Sextant</title><meta property='og:site_name' content='The Daily Sextant'>",
        "<article><h1>Timber strike ends</h1>{story}</article>",
        url="https://www.sextant.example/business/20240524/timber-strike-ends.html",
    ),
    GivenPage(
        "quoted-title-with-colon", "“We slept on mats”: a night in the school hall", ("Ruth Amsel",), "2024-05-23T12:00:00+00:00",
        "<title>“We slept on mats”: a night in the school hall | Coast | The Daily Sextant</title><meta property='og:title' content='“We slept on mats”: a night in the school hall'><meta property='article:section' content='Coast'>" + json_ld('"headline":"“We slept on mats”: a night in the school hall","datePublished":"2024-05-23T12:00:00Z","author":{"@type":"Person","name":"Ruth Amsel"}'),
        "<article><p class='kicker'>Coast</p><h1>“We slept on mats”: a night in the school hall</h1>{story}</article>",
    ),
    GivenPage(
        "dash-is-part-of-the-title", "Rain, wind, fog - and no boat", ("Hugo Brandt",), "2024-05-22T06:00:00+00:00",
        "<title>Rain, wind, fog - and no boat - The Daily Sextant</title><meta property='article:published_time' content='2024-05-22T06:00:00Z'><meta name='author' content='Hugo Brandt'>",
        "<article><h2 class='headline'>Rain, wind, fog - and no boat</h2>{story}</article>",
    ),
    GivenPage(
        "outlet-unknown-to-data", "Old maps show a second pier", ("Ida Krogh",), "2024-05-21",
        "<title>Old maps show a second pier - Coastal Herald</title>",
        "<div id='content'><div class='headline'>Old maps show a second pier</div><div>by Ida Krogh, Coastal Herald staff</div><div>21 May 2024</div>{story}</div>",
        url="https://ch.example/a/17",
    ),
    GivenPage(
        "heading-repeated-in-crumbs", "Boat builders look for apprentices", ("Lars Iversen",), "2024-05-20",
        "<title>Boat builders look for apprentices</title>",
        "<ol class='breadcrumb'><li><a href='/'>Home</a></li><li>Boat builders look for apprentices</li></ol><article><h1>Boat builders look for apprentices</h1><div class='authors'><a href='/authors/lars-iversen'>Lars Iversen</a></div><time datetime='2024-05-20'>20 May</time>{story}</article>",
    ),
    GivenPage(
        "two-orders-of-title", "Salvage crew lifts wreck", ("Bea Norton",), "2024-05-19",
        "<title>The Daily Sextant | Coast | Salvage crew lifts wreck</title>",
        NAVIGATION + "<article><h1>Salvage crew lifts wreck</h1><p>By Bea Norton, for The Daily Sextant</p><p>Posted on 19 May 2024</p>{story}</article>" + FOOTER,
    ),
    GivenPage(
        "dublin-core-and-citation", "Sediment load of small harbours", ("Ewa Nowak", "Jan Visser"), "2024-02-11",
        "<title>Sediment load of small harbours</title><meta name='citation_author' content='Nowak, Ewa'><meta name='citation_author' content='Visser, Jan'><meta name='citation_publication_date' content='2024/02/11'><meta name='DC.creator' content='Nowak, Ewa'>",
        "<article><h1>Sediment load of small harbours</h1>{story}</article>",
    ),
    GivenPage(
        "team-byline", "Live: the ferry’s return", ("Sextant Data Desk",), "2024-05-18T16:00:00+02:00",
        "<title>Live: the ferry’s return</title><meta property='article:published_time' content='2024-05-18T16:00:00+02:00'>",
        "<article><h1>Live: the ferry’s return</h1><div class='author-name'>Sextant Data Desk</div>{story}</article>",
    ),
    GivenPage(
        "staff-line", "Notice of works", (), "2024-05-17",
        "<title>Notice of works</title>",
        "<article><h1>Notice of works</h1><div class='byline'>By Staff Reporter</div><div>Friday 17 May 2024</div>{story}</article>",
        lang="en-GB",
    ),
    GivenPage(
        "agency-with-two-names", "Ferries halted across the strait", ("Yuki Tanaka", "Carlos Pinto"), "2024-05-16T22:40:00+00:00",
        "<title>Ferries halted across the strait</title>" + json_ld('"headline":"Ferries halted across the strait","datePublished":"2024-05-16T22:40:00Z","author":[{"@type":"Person","name":"YUKI TANAKA"},{"@type":"Person","name":"CARLOS PINTO"},{"@type":"Organization","name":"The Associated Press"}]'),
        "<article><h1>Ferries halted across the strait</h1><p>By YUKI TANAKA and CARLOS PINTO Associated Press</p>{story}</article>",
    ),
    GivenPage(
        "bio-box-with-picture", "Cooking on a small stove", ("Alma Reyes",), "2024-05-15",
        "<title>Cooking on a small stove</title><meta name='date' content='2024-05-15'>",
        "<article><h1>Cooking on a small stove</h1>{story}<div class='about-author'><img alt='Alma Reyes'><p>Alma Reyes writes about food and lives on a barge.</p></div></article>",
    ),
]  # fmt: skip

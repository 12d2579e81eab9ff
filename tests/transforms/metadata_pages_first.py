"""Forty pages written before the rules of titles, authors and dates were read: layouts of outlets, content management
systems and agencies, each with the answers of a careful reader."""

from __future__ import annotations

from metadata_pages import FOOTER, NAVIGATION, GivenPage, json_ld

FIRST = [
    GivenPage(
        "plain-person-with-role", "Ferry stays in harbour after storm damage", ("Ines Falk",), "2024-05-02T08:14:21+00:00",
        "<title>Ferry stays in harbour after storm damage - Coast News</title><meta property='og:title' content='Ferry stays in harbour after storm damage'><meta property='og:site_name' content='Coast News'>"
        + json_ld('"headline":"Ferry stays in harbour after storm damage","datePublished":"2024-05-02T08:14:21.000Z","dateModified":"2024-05-02T10:40:02.000Z","author":[{"@type":"Person","name":"Ines Falk"}],"publisher":{"@type":"NewsMediaOrganization","name":"Coast News"}'),
        NAVIGATION + "<main><article><h1>Ferry stays in harbour after storm damage</h1><div data-component='byline-block'><time datetime='2024-05-02T08:14:21.000Z'>2 hours ago</time><div><span>Ines Falk</span><div>Transport correspondent</div></div></div>{story}</article></main>" + FOOTER,
        modified="2024-05-02T10:40:02+00:00",
    ),
    GivenPage(
        "agency-alone", "Storm rips ramp off island ferry", (), "2024-05-02T05:30:00-04:00",
        "<title>Storm rips ramp off island ferry | The Daily Sextant</title><meta property='og:site_name' content='The Daily Sextant'><meta name='author' content='Reuters'>"
        + json_ld('"headline":"Storm rips ramp off island ferry","datePublished":"2024-05-02T05:30:00-04:00","author":{"@type":"Organization","name":"Reuters"}'),
        NAVIGATION + "<article><h1>Storm rips ramp off island ferry</h1><p class='byline'>By Reuters</p><p class='date'>May 2, 2024</p>{story}</article>" + FOOTER,
    ),
    GivenPage(
        "wordpress-vcard", "Islanders sleep in school hall", ("Tamba Koroma",), "2024-05-03T07:02:11+02:00",
        "<title>Islanders sleep in school hall - Kelp Weekly</title>"
         '<script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[{"@type":"Article","@id":"https://kelp.example/a#article","author":{"name":"Tamba Koroma","@id":"https://kelp.example/#/schema/person/9"},"headline":"Islanders sleep in school hall","datePublished":"2024-05-03T07:02:11+02:00","dateModified":"2024-05-04T09:00:00+02:00"},{"@type":"WebSite","@id":"https://kelp.example/#website","name":"Kelp Weekly"},{"@type":"Person","@id":"https://kelp.example/#/schema/person/9","name":"Tamba Koroma"}]}</script>',
        "<article class='post'><header class='entry-header'><h1 class='entry-title'>Islanders sleep in school hall</h1><div class='entry-meta'><span class='posted-on'>Posted on <a href='/2024/05/'><time class='entry-date published' datetime='2024-05-03T07:02:11+02:00'>3 May 2024</time><time class='updated' datetime='2024-05-04T09:00:00+02:00'>4 May 2024</time></a></span> <span class='byline'>by <span class='author vcard'><a class='url fn n' href='/author/tkoroma/'>Tamba Koroma</a></span></span></div></header><div class='entry-content'>{story}</div></article>",
        url="https://kelp.example/islanders-sleep/", modified="2024-05-04T09:00:00+02:00",
    ),
    GivenPage(
        "login-name-is-no-author", "Council hands out blankets", (), "2024-05-04T11:00:00+00:00",
        "<title>Council hands out blankets – Kelp Weekly</title><meta property='article:published_time' content='2024-05-04T11:00:00+00:00'><meta name='author' content='admin'>",
        "<article><h1 class='entry-title'>Council hands out blankets</h1><div class='entry-meta'><span class='author vcard'><a rel='author' href='/author/admin/'>admin</a></span> | <span>May 4, 2024</span> | <a rel='category tag' href='/coast'>Coast</a></div>{story}</article>",
        url="https://kelp.example/blankets/",
    ),
    GivenPage(
        "two-linked-authors-and-places", "Harbour operator knew of loose hinges", ("Marian Oduya", "Felix Brandt"), "2024-05-05T16:00:09+00:00",
        "<title>Harbour operator knew of loose hinges | Ferries | The Warden</title><meta property='og:title' content='Harbour operator knew of loose hinges'><meta property='og:site_name' content='the Warden'><meta property='article:author' content='https://warden.example/profile/marian-oduya,https://warden.example/profile/felix-brandt'><meta property='article:published_time' content='2024-05-05T16:00:09.000Z'>",
        "<article><h1>Harbour operator knew of loose hinges</h1><address aria-label='Contributor info'><a rel='author' href='/profile/marian-oduya'>Marian Oduya</a> in Leith and <a rel='author' href='/profile/felix-brandt'>Felix Brandt</a> in Bremen</address><details><summary>Sun 5 May 2024 17.00 BST</summary>Last modified on Mon 6 May 2024 09.12 BST</details>{story}</article>",
        url="https://warden.example/uk/2024/may/05/harbour-operator",
    ),
    GivenPage(
        "by-two-with-reporting-places", "A Broken Ramp, and a Village Cut Off", ("Paula Reyes", "Omar Haddad"), "2024-05-06T05:00:14-04:00",
        "<title>A Broken Ramp, and a Village Cut Off - The New Harbor Times</title><meta property='og:title' content='A Broken Ramp, and a Village Cut Off'><meta property='article:published_time' content='2024-05-06T09:00:14.000Z'>"
        + json_ld('"headline":"A Broken Ramp, and a Village Cut Off","datePublished":"2024-05-06T05:00:14-04:00","author":[{"@type":"Person","url":"https://nht.example/by/paula-reyes","name":"Paula Reyes"},{"@type":"Person","name":"Omar Haddad"}]'),
        "<article><header><h1 data-testid='headline'>A Broken Ramp, and a Village Cut Off</h1><p>By <span itemprop='name'>Paula Reyes</span> and <span itemprop='name'>Omar Haddad</span></p><p>Paula Reyes reported from Lima, and Omar Haddad from Cairo.</p><time datetime='2024-05-06T05:00:14-04:00'>May 6, 2024</time></header><section name='articleBody'>{story}</section></article>",
        url="https://nht.example/2024/05/06/world/ramp.html",
    ),
    GivenPage(
        "names-in-capitals", "Ramp repair will take three days, operator says", ("Helen Ortega", "Peter Vance"), "2024-05-07",
        "<title>Ramp repair will take three days, operator says</title>",
        NAVIGATION + "<div id='story'><h1>Ramp repair will take three days, operator says</h1><p>BY HELEN ORTEGA AND PETER VANCE</p><p>STAFF WRITERS</p><p>May 7, 2024</p>{story}</div>" + FOOTER,
    ),
    GivenPage(
        "german-von", "Fähre bleibt nach Sturmschaden im Hafen", ("Jürgen Weidmann",), "2024-03-12T14:05",
        "<title>Fähre bleibt nach Sturmschaden im Hafen - Küstenbote</title><meta property='og:site_name' content='Küstenbote'>",
        "<article><h1>Fähre bleibt nach Sturmschaden im Hafen</h1><p class='autor'>Von <b>Jürgen Weidmann</b>, Emden</p><p class='stand'>12. März 2024, 14:05 Uhr</p>{story}</article>",
        lang="de", url="https://kuestenbote.example/faehre-bleibt-123456",
    ),
    GivenPage(
        "french-par-avec-agence", "Le ferry des îles reste à quai", ("Élodie Marchand",), "2024-04-03T18:42",
        "<title>Le ferry des îles reste à quai - Le Courrier du Large</title><meta property='og:site_name' content='Le Courrier du Large'>",
        "<article><h1>Le ferry des îles reste à quai</h1><p class='signature'>Par <a href='/auteur/elodie-marchand'>Élodie Marchand</a> avec AFP</p><p class='dates'>Publié le 3 avril 2024 à 18h42, mis à jour le 4 avril 2024 à 07h10</p>{story}</article>",
        lang="fr", url="https://large.example/ferry", modified="2024-04-04T07:10",
    ),
    GivenPage(
        "spanish-por", "El transbordador sigue en el puerto", ("Lucía Ferrer", "Andrés Molina"), "2024-05-15T09:30",
        "<title>El transbordador sigue en el puerto | Diario del Faro</title><meta property='og:site_name' content='Diario del Faro'>",
        "<article><h1>El transbordador sigue en el puerto</h1><div class='firma'>Por Lucía Ferrer y Andrés Molina</div><div class='fecha'>15 de mayo de 2024 · 09:30</div>{story}</article>",
        lang="es", url="https://faro.example/transbordador",
    ),
    GivenPage(
        "italian-di", "Il traghetto resta in porto", ("Giulia Conti",), "2024-04-11",
        "<title>Il traghetto resta in porto - La Bussola</title><meta property='og:site_name' content='La Bussola'>",
        "<article><h1>Il traghetto resta in porto</h1><p>di <strong>Giulia Conti</strong></p><p>11 aprile 2024</p>{story}</article>",
        lang="it", url="https://bussola.example/traghetto",
    ),
    GivenPage(
        "portuguese-desk", "Balsa fica no porto após ventania", (), "2024-03-21T08:15",
        "<title>Balsa fica no porto após ventania - Jornal da Maré</title><meta property='og:site_name' content='Jornal da Maré'>",
        "<article><h1>Balsa fica no porto após ventania</h1><p class='autor'>Por Redação</p><p class='data'>21/03/2024 08h15 - Atualizado há 2 semanas</p>{story}</article>",
        lang="pt-BR", url="https://mare.example/balsa",
    ),
    GivenPage(
        "dutch-door", "Veerboot blijft in de haven", ("Pieter van Dalen",), "2024-05-07",
        "<title>Veerboot blijft in de haven - Eilandbode</title><meta property='og:site_name' content='Eilandbode'>",
        "<article><h1>Veerboot blijft in de haven</h1><p class='auteur'>Door <span>Pieter van Dalen</span></p><p>7 mei 2024</p>{story}</article>",
        lang="nl", url="https://eilandbode.example/veerboot",
    ),
    GivenPage(
        "polish-autor", "Prom został w porcie", ("Marek Zieliński",), "2024-04-23",
        "<title>Prom został w porcie - Kurier Wyspiarski</title><meta property='og:site_name' content='Kurier Wyspiarski'>",
        "<article><h1>Prom został w porcie</h1><div class='meta'><span>Autor: Marek Zieliński</span> <span>23 kwietnia 2024</span></div>{story}</article>",
        lang="pl", url="https://kurier.example/prom",
    ),
    GivenPage(
        "russian-avtor", "Паром остался в порту", ("Анна Соколова",), "2024-05-05T12:30",
        "<title>Паром остался в порту — Вестник островов</title><meta property='og:site_name' content='Вестник островов'>",
        "<article><h1>Паром остался в порту</h1><div class='meta'><span class='date'>5 мая 2024, 12:30</span> <span class='author'>Автор: Анна Соколова</span></div>{story}</article>",
        lang="ru", url="https://vestnik.example/parom",
    ),
    GivenPage(
        "month-first-by-evidence", "Ramp ordered from mainland yard", ("Carol Niemi",), "2024-03-04",
        "<title>Ramp ordered from mainland yard</title>",
        "<article><h1>Ramp ordered from mainland yard</h1><div class='byline'>By Carol Niemi</div><div class='published'>Published 03/04/2024</div><div class='updated'>Updated 03/14/2024</div>{story}</article>",
        lang="en-US", modified="2024-03-14",
    ),
    GivenPage(
        "day-first-by-evidence", "Ramp comes from Aberdeen", ("Moira Sinclair",), "2024-03-04",
        "<title>Ramp comes from Aberdeen</title>",
        "<article><h1>Ramp comes from Aberdeen</h1><div class='byline'>By Moira Sinclair</div><div class='published'>Published 04/03/2024</div><div class='updated'>Updated 14/03/2024</div>{story}</article>",
        lang="en-GB", modified="2024-03-14",
    ),
    GivenPage(
        "day-only-in-the-address", "Soup for three hundred", ("Grace Adeyemi",), "2024-02-19",
        "<title>Soup for three hundred</title>",
        "<div class='content'><h1>Soup for three hundred</h1><p><em>By Grace Adeyemi</em></p>{story}</div>",
        url="https://www.sextant.example/2024/02/19/soup-for-three-hundred/",
    ),
    GivenPage(
        "relative-day", "Small boat takes patients across", ("Leo Marks",), "2024-05-29",
        "<title>Small boat takes patients across</title>",
        "<article><h1>Small boat takes patients across</h1><div class='info'><span class='author'>Leo Marks</span> · <span class='ago'>Posted 3 days ago</span></div>{story}</article>",
    ),
    GivenPage(
        "stated-in-the-future", "Ferry operator names new head", ("Ada Brook",), "2024-05-30",
        "<title>Ferry operator names new head</title>" + json_ld('"headline":"Ferry operator names new head","datePublished":"2024-12-31T00:00:00Z","author":{"@type":"Person","name":"Ada Brook"}'),
        "<article><h1>Ferry operator names new head</h1><p class='byline'>By Ada Brook</p><p class='posted'>May 30, 2024</p>{story}</article>",
    ),
    GivenPage(
        "updated-before-originally-published", "What we know about the ramp", ("Yusuf Demir",), "2024-05-01",
        "<title>What we know about the ramp</title>",
        "<article><h1>What we know about the ramp</h1><p>By Yusuf Demir</p><p>Updated May 5, 2024</p><p>Originally published May 1, 2024</p>{story}</article>",
        modified="2024-05-05",
    ),
    GivenPage(
        "sailthru", "Night watch at the harbor wall", ("Nadia Petrov", "Tom Birch"), "2024-05-09T14:00:00-04:00",
        "<title>Night watch at the harbor wall</title><meta name='sailthru.title' content='Night watch at the harbor wall'><meta name='sailthru.author' content='Nadia Petrov, Tom Birch'><meta name='sailthru.date' content='Thu, 09 May 2024 14:00:00 -0400'>",
        NAVIGATION + "<div class='story'><h1>Night watch at the harbor wall</h1>{story}</div>" + FOOTER,
    ),
    GivenPage(
        "parsely-and-section-affixes", "Storm season starts early", ("Rhea Kapoor",), "2024-05-10T10:15:00+00:00",
        "<title>Storm season starts early | World | The Daily Sextant</title><meta property='og:title' content='Storm season starts early | World | The Daily Sextant'><meta name='parsely-title' content='Storm season starts early'><meta name='parsely-author' content='Rhea Kapoor'><meta name='parsely-pub-date' content='2024-05-10T10:15:00Z'><meta name='parsely-section' content='World'>",
        NAVIGATION + "<article><h1>Storm season starts early</h1>{story}</article>" + FOOTER,
    ),
    GivenPage(
        "dublin-core-inverted-name", "Tides and timetables", ("Karim Haddad",), "2024-04-18",
        "<title>Tides and timetables</title><meta name='DC.title' content='Tides and timetables'><meta name='DC.creator' content='Haddad, Karim'><meta name='DC.date.issued' content='2024-04-18'><meta name='DC.publisher' content='Sextant Press'>",
        NAVIGATION + "<article><h1>Tides and timetables</h1>{story}</article>" + FOOTER,
    ),
    GivenPage(
        "microdata-and-kicker", "Why the ramp failed", ("Solveig Dahl",), "2024-05-12T06:00+02:00",
        "<title>Analysis: Why the ramp failed</title>",
        "<article itemscope itemtype='https://schema.org/NewsArticle'><span class='kicker'>Analysis</span><h1 itemprop='headline'>Why the ramp failed</h1><div itemprop='author' itemscope itemtype='https://schema.org/Person'>By <span itemprop='name'>Solveig Dahl</span>, <span itemprop='jobTitle'>maritime editor</span></div><meta itemprop='datePublished' content='2024-05-12T06:00+02:00'><div itemprop='articleBody'>{story}</div></article>",
    ),
    GivenPage(
        "hcard-with-job", "How to pack for a long wait", ("Amina Yusuf",), "2024-05-13",
        "<title>How to pack for a long wait</title>",
        "<article class='hentry'><h1 class='entry-title p-name'>How to pack for a long wait</h1><div class='p-author h-card vcard'><span class='p-name fn'>Amina Yusuf</span><span class='p-job-title title'>Health editor</span></div><time class='dt-published' datetime='2024-05-13'>13 May 2024</time>{story}</article>",
    ),
    GivenPage(
        "bio-at-the-foot-only", "Ten harbours that changed their ramps", ("Wen Li",), "2024-05-14",
        "<title>Ten harbours that changed their ramps</title><meta property='article:published_time' content='2024-05-14'>",
        "<article><h1>Ten harbours that changed their ramps</h1>{story}</article><section class='author-bio'><h4>About the author</h4><p><strong>Wen Li</strong> is a writer who lives near the sea and repairs small boats.</p></section>" + FOOTER,
    ),
    GivenPage(
        "no-author-teasers-and-comments", "Harbour office changes its hours", (), "2024-05-15T09:00+01:00",
        "<title>Harbour office changes its hours | The Daily Sextant</title><meta property='article:published_time' content='2024-05-15T09:00+01:00'>",
        NAVIGATION + "<article><h1>Harbour office changes its hours</h1>{story}</article><aside class='related'><h3>More from Coast</h3><div class='teaser'><h4><a href='/a'>Gulls return</a></h4><p class='byline'>By Carl Ross</p><time datetime='2024-04-01'>April 1</time></div></aside><ol class='commentlist'><li class='comment'><div class='comment-author vcard'><cite class='fn'>Dave Pike</cite> says:</div><p>About time too.</p></li></ol>" + FOOTER,
    ),
    GivenPage(
        "columnist-box", "In praise of waiting rooms", ("Edith Brandt",), "2024-05-16",
        "<title>In praise of waiting rooms | Opinion | The Daily Sextant</title>",
        NAVIGATION + "<div class='columnists'><h3>Our columnists</h3><ul><li><a href='/columnist/otto'>Otto Reiner</a></li><li><a href='/columnist/mia'>Mia Castell</a></li></ul></div><article><h1>In praise of waiting rooms</h1><p class='byline'>By Edith Brandt | Columnist</p><p>May 16, 2024</p>{story}</article>" + FOOTER,
    ),
    GivenPage(
        "embedded-state", "Three days without a ferry", ("Samir Nandi",), "2024-05-11T06:00:00+00:00",
        "<title>Three days without a ferry</title>",
        "<div id='__next'><main><h1>Three days without a ferry</h1><div class='css-1x2y'>Samir Nandi</div>{story}</main></div><script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"pageProps\":{\"article\":{\"headline\":\"Three days without a ferry\",\"authors\":[{\"name\":\"Samir Nandi\",\"role\":\"Reporter\"}],\"publishedAt\":\"2024-05-11T06:00:00Z\"}}}}</script>",
    ),
    GivenPage(
        "name-with-handle-and-mail", "Council votes on harbour money", ("Joel Marsh",), "2024-05-17T18:20",
        "<title>Council votes on harbour money</title>",
        "<article><h1>Council votes on harbour money</h1><div class='byline'>By Joel Marsh <a href='https://social.example/joelmarsh'>@joelmarsh</a> <a href='mailto:joel.marsh@sextant.example'>joel.marsh@sextant.example</a></div><div class='date'>May 17, 2024 6:20 p.m.</div>{story}</article>",
    ),
    GivenPage(
        "guest-post", "What volunteers taught me", ("Renata Silva",), "2024-05-18",
        "<title>What volunteers taught me - Kelp Weekly</title><meta name='author' content='editor'>",
        "<article><h1>What volunteers taught me</h1><div class='meta'>by <a href='/author/editor' rel='author'>editor</a> | May 18, 2024</div><p><em>Guest post by Renata Silva</em></p>{story}</article>",
        url="https://kelp.example/volunteers/",
    ),
    GivenPage(
        "heading-in-capitals-of-a-section", "Why the harbour wall keeps failing", ("Bruno Keita",), "2024-05-19T04:00:00+00:00",
        "<title>Why the harbour wall keeps failing | Analysis</title><meta property='og:title' content='Analysis | Why the harbour wall keeps failing'>" + json_ld('"headline":"Analysis | Why the harbour wall keeps failing","datePublished":"2024-05-19T04:00:00Z","author":"Bruno Keita","articleSection":"Analysis"'),
        "<article><div class='label'>ANALYSIS</div><h1>Why the harbour wall keeps failing</h1><div>By Bruno Keita</div>{story}</article>",
    ),
    GivenPage(
        "logo-is-the-first-heading", "Timber for the new ramp arrives", ("Oskar Lindqvist",), "2024-05-20",
        "<title>Timber for the new ramp arrives – The Daily Sextant</title>",
        "<header><h1 class='logo'><a href='/'>The Daily Sextant</a></h1></header><div class='post'><h2 class='post-title'>Timber for the new ramp arrives</h2><p class='post-meta'>Written by Oskar Lindqvist on May 20, 2024</p>{story}</div>",
    ),
    GivenPage(
        "outlet-before-the-headline", "Blankets run short on the pier", ("Dina Marek",), "2024-05-21T07:45:00+00:00",
        "<title>The Daily Sextant: Blankets run short on the pier</title><meta property='og:site_name' content='The Daily Sextant'><meta name='byl' content='By Dina Marek'><meta property='article:published_time' content='2024-05-21T07:45:00+0000'>",
        "<div class='text'>{story}</div>",
    ),
    GivenPage(
        "search-title-differs", "They came for a day and stayed for three", ("Paul Achterberg",), "2024-05-22",
        "<title>Stranded ferry passengers: what happened, when will boats run again?</title><meta property='og:title' content='Stranded ferry passengers: what happened'><meta name='date' content='2024-05-22'>",
        "<article><h1>They came for a day and stayed for three</h1><p class='author-name'>Paul Achterberg</p>{story}</article>",
    ),
    GivenPage(
        "name-with-by-and-role-in-data", "Regatta called off", ("Sam Okoro",), "2024-05-23T13:00:00+01:00",
        "<title>Regatta called off</title>" + json_ld('"headline":"Regatta called off","datePublished":"2024-05-23T13:00:00+01:00","author":["By Sam Okoro, Sports Editor"]'),
        "<main><h1>Regatta called off</h1>{story}</main>",
    ),
    GivenPage(
        "three-names-in-one-string", "Who pays for the ramp?", ("Tessa Lund", "Ravi Menon", "Bo Carlsen"), "2024-05-24T05:00:00+00:00",
        "<title>Who pays for the ramp?</title>" + json_ld('"headline":"Who pays for the ramp?","datePublished":"2024-05-24T05:00:00Z","author":{"@type":"Person","name":"Tessa Lund, Ravi Menon and Bo Carlsen"}'),
        "<main><h1>Who pays for the ramp?</h1>{story}</main>",
    ),
    GivenPage(
        "agency-behind-the-name", "Island schools reopen", ("Hana Suzuki",), "2024-05-25T20:11",
        "<title>Island schools reopen</title>",
        "<article><h1>Island schools reopen</h1><p class='byline'>By HANA SUZUKI Associated Press</p><p class='date'>May 25, 2024 at 8:11 p.m.</p>{story}</article>",
    ),
    GivenPage(
        "written-and-reviewed", "Seasickness: a short guide", ("Faith Mwangi",), "2024-05-07T15:15-04:00",
        "<title>Seasickness: a short guide</title>",
        "<article><h1>Seasickness: a short guide</h1><p>Written by: <a href='/people/faith-mwangi'>Faith Mwangi</a> | Reviewed by: <a href='/people/paul-stone'>Dr. Paul Stone</a></p><p>Posted on: Tuesday, May 7, 2024 | 3:15 p.m. EDT</p>{story}</article>",
    ),
]  # fmt: skip

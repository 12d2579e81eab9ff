"""Who speaks and acts in the articles of `news_given.py`: quotes and actors, and words that are no actor."""

from __future__ import annotations

#: (article, words of the content, kind, speaker).
QUOTES = [
    ("shelling", "We have never seen so many wounded in one night", "direct", "Olena Marchuk"),
    ("shelling", "Shells killed 14 civilians", "indirect", "Ukrainian Interior Ministry"),
    ("shelling", "About 2,000 people have fled the area", "indirect", "United Nations"),
    ("truce", "We will not sign without guarantees", "direct", "Karim Haddad"),
    ("truce", "more than 500,000 people could be displaced", "indirect", "Badr Abdelatty"),
    ("quake", "The toll will rise", "direct", "Rosa Quispe"),
    ("flood", "I lost my house and my cows", "direct", "Abdul Karim"),
    ("flood", "Soldiers rescued 1,240 people by boat", "indirect", "Farid Ahmed"),
    ("election", "This victory belongs to every voter", "direct", "Maria Lindqvist"),
    ("election", "he would accept the result", "indirect", "Jonas Berg"),
    ("results", "We are making hard choices", "direct", "Anna Rowe"),
    ("results", "The company will cut 1,200 jobs", "indirect", "Anna Rowe"),
    ("epidemic", "We need more beds", "direct", "Peter Okello"),
    ("epidemic", "60 patients were being treated", "indirect", "Peter Okello"),
    ("match", "It is the best day of my life", "direct", "Tom Hale"),
    ("shooting", "We believe they acted alone", "direct", "Laura Chen"),
    ("shooting", "the gunmen fired at least nine shots", "indirect", "Laura Chen"),
    ("trial", "They were treated like cargo", "direct", "Luis Ortega"),
    ("trial", "the ring had brought as many as 700 migrants to Spain", "indirect", "Prosecutors"),
    ("crossing", "Nobody answered our calls", "direct", "one survivor"),
    ("strike", "We will stay out for as long as it takes", "direct", "Grace Mbeki"),
    ("strike", "8,500 workers had joined", "indirect", "The union"),
    ("aid", "This is a forgotten war", "direct", "Martin Griffiths"),
    ("raid", "troops had captured 12 vehicles", "indirect", "Ibrahim Bello"),
    ("raid", "up to nine civilians had died", "indirect", "A local militia leader"),
]

#: (article, name in the text, kind, mentions, roles).
ACTORS = [
    ("shelling", "Olena Marchuk", "person", ["Olena Marchuk", "Marchuk"], ["a spokeswoman for the regional hospital"]),
    ("shelling", "United Nations", "organisation", ["United Nations", "UN"], []),
    ("shelling", "Ukraine's interior ministry", "organisation", ["Ukraine's interior ministry"], []),
    ("shelling", "Russia", "country", ["Russia"], []),
    ("truce", "Karim Haddad", "person", ["Karim Haddad"], ["a spokesman for the group"]),
    ("truce", "Red River Front", "organisation", ["Red River Front"], []),
    ("truce", "Badr Abdelatty", "person", ["Badr Abdelatty"], ["Egyptian Foreign Minister"]),
    ("quake", "Rosa Quispe", "person", ["Rosa Quispe"], ["the governor of the region"]),
    ("quake", "Dina Boluarte", "person", ["Dina Boluarte"], ["President"]),
    ("flood", "Farid Ahmed", "person", ["Farid Ahmed"], ["Colonel"]),
    ("flood", "Abdul Karim", "person", ["Abdul Karim"], ["farmer"]),
    ("election", "Maria Lindqvist", "person", ["Maria Lindqvist", "Lindqvist"], ["Opposition candidate"]),
    ("election", "Jonas Berg", "person", ["Jonas Berg", "Berg"], ["Prime Minister"]),
    ("results", "Anna Rowe", "person", ["Anna Rowe", "Rowe"], ["chief executive"]),
    ("results", "Brightwell Foods", "organisation", ["Brightwell Foods"], []),
    ("epidemic", "World Health Organization", "organisation", ["World Health Organization", "WHO"], []),
    ("epidemic", "Peter Okello", "person", ["Peter Okello", "Okello"], ["a doctor"]),
    ("match", "Tom Hale", "person", ["Tom Hale", "Hale", "Hale"], ["Striker"]),
    ("shooting", "Laura Chen", "person", ["Laura Chen", "Chen"], ["Detective"]),
    ("trial", "Carmen Soler", "person", ["Carmen Soler"], ["Judge"]),
    ("trial", "Luis Ortega", "person", ["Luis Ortega"], ["prosecutor"]),
    ("crossing", "International Organization for Migration", "organisation", ["International Organization for Migration"], []),
    ("strike", "Grace Mbeki", "person", ["Grace Mbeki"], ["union leader"]),
    ("strike", "Paul Stein", "person", ["Paul Stein"], ["economist"]),
    ("aid", "Martin Griffiths", "person", ["Martin Griffiths", "Griffiths"], ["the former UN aid chief"]),
    ("aid", "European Union", "organisation", ["European Union"], []),
    ("raid", "Ibrahim Bello", "person", ["Ibrahim Bello", "Bello"], ["army spokesman"]),
    ("raid", "AFP", "organisation", ["AFP"], []),
]

#: (article, words that name a place, a title or nobody).
NOT_ACTORS = [
    ("shelling", "Harnova"), ("quake", "LIMA"), ("election", "Turnout"), ("epidemic", "Kampala"),
    ("epidemic", "Ebola"), ("shooting", "CLEVELAND"), ("trial", "Madrid"), ("crossing", "Lampedusa"),
    ("aid", "GENEVA"), ("raid", "ABUJA"),
]  # fmt: skip

"""Groups of nouns that the terms of events name by one word: who does what a verb tells, and to what it is done."""

from __future__ import annotations

#: What is brought to people.
_CARGO = frozenset(
    (
        "bag ballot barrel basket battery bed blanket book bottle box breakfast candle carton charger coat computer "
        "consignment container cot crate crutch cylinder desk diaper dinner dose drug filter flour food gallon generator "
        "glove gown grain hamper jab jumper kg kilo kilogram kit lamp lantern laptop letter liter litre loaf lorryload "
        "lunch mask mattress meal medicine nappy net newspaper oxygen package packet pad pallet panel parcel phone pizza "
        "pump radio ration rice sack sandbag sandwich sapling seed seedling shipment shoe stove sweater tablet tarp "
        "tarpaulin tent textbook ton tonne toothbrush toy trailer truckload uniform vaccine ventilator vial wheat "
        "wheelchair"
    ).split()
)

#: Nouns by the name of their group, which a term writes as "@captor".
NOUN_GROUPS = {
    # those who kidnap
    "captor": frozenset(
        (
            "abductor al-shabaab al-shabab assailant bandit boko brigand captor cartel cultist dacoit eln extremist faction "
            "farc fighter gang gangster guerrilla gunman gunmen hamas haram herder herdsman hijacker houthi houthis "
            "insurgent isis islamist iswap janjaweed jihadi jihadist kidnapper lra m23 maoist marauder mercenary militant "
            "militia militiaman mutineer naxal naxalite outlaw paramilitary pirate raider rebel robber rsf rustler "
            "separatist shabaab slaver splinter taliban terrorist thug trafficker unknown warlord youth"
        ).split()
    ),
    # firms and institutes that ask people what they think
    "pollster": frozenset(
        (
            "abacus afrobarometer allensbach allensbacher arabbarometer atlasintel bva cadem civey cvoter datafolha datum "
            "deltapoll demoskop ekos elabe eurobarometer forsa gad3 gallup geopoll ifop indikator infotrak infratest ipsos "
            "kantar kiis konda kondopinion latinobarometer latinobarómetro levada lokniti megafon metropoll mitofsky morgan "
            "mrbi nanos newspoll nik norstat novus odoxa opinium opinionway pew pollara quaest quinnipiac rasmussen redfield "
            "savanta sentio sifo survation sws synovate tifa trendence verian vtsiom wahlen yougov zogby"
        ).split()
    ),
    # those who arrest
    "police": frozenset(
        (
            "agent authority bsf bureau cbi coastguard command commando constable constabulary cop customs dci dea deputy "
            "detective efcc enforcement europol fbi federale fia garda gardai gardaí gendarme gendarmerie guard hawks ice "
            "icpc inspector intelligence interpol investigator ipoa kra ksrtc marshal mountie mounties nab nbi ncb ndlea "
            "nia officer operative patrol pnp police policeman policewoman prosecutor psni ranger rcmp saps sheriff sleuth "
            "squad taskforce trooper undercover warden"
        ).split()
    ),
    # what police do to arrest
    "raid": frozenset(
        (
            "ambush arrest blitz checkpoint crackdown dragnet drive drugs enforcement inquiry investigation manhunt "
            "operation purge raid roadblock round-up roundup search sting sweep swoop takedown"
        ).split()
    ),
    # those who look into what happened
    "inquiry": frozenset(
        (
            "agent barrister bureau cbi commission committee coroner counsel dci detective directorate ecb efcc hawks icac "
            "inquest inquiry inquisitor inspector interrogator investigation investigator juror jury lawmaker lawyer "
            "magistrate mountie mounties nab officer ombudsman panel police policeman prosecutor regulator senator sheriff "
            "sleuth squad steward tribunal watchdog"
        ).split()
    ),
    # courts, and those who bring before them
    "court": frozenset(
        "bench court judge juror jury justice magistrate prosecution prosecutor prosecutors tribunal trial".split()
    ),
    # armed forces
    "force": frozenset(
        (
            "army artillery battalion battery brigade corps defence defense division enemy fleet force gunner idf insurgent "
            "marine militant military militia navy rebel regime regiment side soldier squadron troop"
        ).split()
    ),
    # those who do violence in crowds
    "mob": frozenset(
        (
            "arsonist attacker bandit crowd fighter gang gunman hooligan pirate insurgent jihadist looter marauder militant mob "
            "raider rebel rioter robber thug vandal vigilante youth"
        ).split()
    ),
    # those who attack computers
    "hacker": frozenset("cyber-attack cyberattack cybercriminal hack hacker malware ransomware trojan virus worm".split()),
    # what is shot, dropped or flown at a target
    "munition": frozenset(
        (
            "arrow artillery bomb bullet drone grenade gunfire hellfire interceptor mine missile mortar munition projectile "
            "rocket round shahed shell shot torpedo uav warhead"
        ).split()
    ),
    # those who are sent
    "personnel": frozenset(
        (
            "adviser agent airman bailiff cadet carabinieri commando conscript constable contingent contractor crewman "
            "deputy detective diver doctor electrician engineer expert fighter firefighter fireman gendarme guard guardsman "
            "inspector instructor investigator invigilator legionnaire lifeguard lineman marine marshal medic mercenary "
            "militiaman monitor nurse observer officer paramedic paratrooper peacekeeper personnel police policeman "
            "policewoman ranger recruit rescuer reservist sapper serviceman soldier specialist steward surgeon technician "
            "trainer troop trooper volunteer warden"
        ).split()
    ),
    # groups of them
    "unit": frozenset(
        (
            "battalion brigade company contingent crew division flotilla garrison patrol platoon regiment squad squadron "
            "taskforce team unit"
        ).split()
    ),
    # what is sent with them
    "equipment": frozenset(
        (
            "aircraft ambulance appliance battery bomber bulldozer carrier copter crane cruiser cutter destroyer digger "
            "engine excavator fighter frigate gritter gunboat gunship helicopter howitzer interceptor jet launcher lifeboat "
            "plane plough pump radar satellite ship snowplough submarine tank tanker tender truck vehicle vessel warplane "
            "warship"
        ).split()
    ),
    # ships and boats
    "vessel": frozenset(
        (
            "barge boat canoe catamaran cutter dhow dinghy ferry freighter launch lugger motorboat pirogue raft ship skiff "
            "sloop speedboat tanker trawler vessel yacht"
        ).split()
    ),
    # what flies
    "aircraft": frozenset(
        ("aeroplane aircraft airplane balloon blimp bomber fighter flight glider helicopter jet plane typhoon warplane").split()
    ),
    # the dead
    "body": frozenset("body bodies cadaver coffin corpse remain remains skeleton skull".split()),
    # places that people hold
    "place": frozenset(
        (
            "airport bank base building camp center centre checkpoint church city clinic compound depot embassy factory "
            "farm hamlet headquarters home hospital hotel house kiosk mall market mine mosque office outpost parliament "
            "pharmacy plant position post prison restaurant school settlement shop shrine stall station store supermarket "
            "temple town unit village warehouse"
        ).split()
    ),
    # acts that courts punish
    "offence": frozenset(
        (
            "abduction assault attack attempt blackmail bombing burglary charge count crime felony fraud homicide "
            "kidnapping killing manslaughter misdemeanor misdemeanour murder offence offense rape robbery shooting stabbing "
            "theft"
        ).split()
    ),
    # what infects
    "disease": frozenset(
        (
            "disease illness bug infection norovirus flu influenza cough fever cholera measles virus epidemic outbreak "
            "pandemic plague malaria sickness syndrome contagion variant strain omicron pathogen bacterium bacteria parasite "
            "fungus worm covid covid-19 coronavirus poliovirus polio tuberculosis tb hiv aids hepatitis typhoid typhus "
            "diphtheria pertussis tetanus rubella mumps smallpox chickenpox mpox monkeypox pox meningitis pneumonia dysentery "
            "gastroenteritis salmonella listeria legionella legionnaires botulism ebola marburg lassa nipah hendra zika "
            "dengue chikungunya sars mers hantavirus rabies anthrax brucellosis leptospirosis leprosy scabies ringworm lice "
            "trachoma leishmaniasis schistosomiasis bilharzia trypanosomiasis encephalitis myocarditis bronchiolitis rsv mrsa "
            "sepsis syphilis gonorrhoea chlamydia herpes h5n1 h1n1 bluetongue foot-and-mouth bse distemper parvo parvovirus "
            "mange myxomatosis mite varroa foulbrood chytrid glanders strangles lyme"
        ).split()
    ),
    # who is abroad by what they are, beside those whom a demonym names
    "foreigner": frozenset(
        (
            "alien ambassador asylum-seeker deportee diplomat emigrant envoy expatriate foreigner immigrant migrant "
            "missionary national non-citizen overstayer refugee seeker stowaway"
        ).split()
    ),
    # what is built, lived and worked in
    "building": frozenset(
        (
            "apartment bakery barn block bridge building bungalow business cabin caravan chapel church classroom clinic cottage "
            "depot dwelling factory flat garage greenhouse hamlet hangar home hospital hotel house hut kiosk library mill "
            "monastery mosque museum office property pub restaurant school settlement shack shed shop shrine stable stall store "
            "structure synagogue temple tent tower trailer villa village warehouse winery workshop"
        ).split()
    ),
    # what one drives, sails or flies in
    "vehicle": frozenset(
        (
            "aircraft airliner ambulance barge boat bus canoe car carriage coach dinghy ferry helicopter jeep jet locomotive "
            "lorry minibus motorbike motorcycle plane scooter ship suv taxi tractor train tram trawler truck van vehicle vessel "
            "yacht"
        ).split()
    ),
    # those who serve, and their units
    "soldier": frozenset(
        (
            "adviser advisor airman battalion brigade commando conscript contingent division fighter force garrison gendarme "
            "guard guardsman infantryman instructor jawan legionnaire marine mercenary militiaman paratrooper peacekeeper "
            "personnel platoon regiment reservist serviceman servicewoman soldier squadron trainer troop trooper unit"
        ).split()
    ),
    # those who work for pay
    "worker": frozenset(
        (
            "accountant actor adviser advisor agent analyst apprentice architect artisan assistant auditor autoworker baker "
            "banker barista bartender bricklayer broker builder bureaucrat butcher caregiver carer carpenter carver "
            "caseworker cashier chef cleaner clerk coder constable consultant contractor cook courier craftsman craftswoman "
            "crew dancer deckhand designer developer docker doctor driller driver dyer editor electrician employee engineer "
            "executive farmhand firefighter fisherman fitter foreman freelancer fresher gamekeeper gardener graduate groom "
            "guard hand harvester herder inspector instructor intern janitor jockey journalist judge laborer labourer lawyer "
            "lecturer librarian locum machinist manager mason mechanic midwife miner mineworker musician nurse officer "
            "official operative operator paramedic personnel pharmacist photographer physician picker pilot planner player "
            "plumber porter potter priest printer professor programmer ranger receptionist recruit reporter researcher rider "
            "roughneck sailor scientist seafarer seaman seamstress secretary shepherd specialist spinner staff staffer "
            "steelworker stevedore steward stewardess supervisor surgeon surveyor tailor teacher technician temp trader "
            "trainee tutor waiter waitress warden weaver welder worker"
        ).split()
    ),
    # what grows, and where
    "crop": frozenset(
        (
            "acre apple banana bigha bud bush cane cocoa coffee coral cotton crop dunam farm field forest grain grape harvest "
            "hectare maize mango mangrove olive orchard paddy pasture peat plant plantation potato rice sapling seagrass "
            "seedling sugarcane tomato ton tonne tree vine vineyard wetland wheat woodland"
        ).split()
    ),
    # arms that are driven, sailed, flown or stationed
    "armament": frozenset(
        (
            "aircraft battery bomber carrier corvette cutter destroyer frigate gun gunship helicopter howitzer jet launcher "
            "minesweeper missile ship submarine tank warplane warship"
        ).split()
    ),
    # what customs take
    "contraband": frozenset(
        (
            "abalone alcohol antiquity artefact artifact bale banknote bird bottle brick cannabis capsule cash cigarette "
            "cocaine codeine coin computer counterfeit diamond document drug ecstasy eel fentanyl fin ganja glass gold gram "
            "hard hashish heroin horn ivory ketamine kg khat kilo kilogram laptop liquor log marijuana medicine meth "
            "methamphetamine opium pangolin parrot passport phone pill reptile rosewood sachet sandalwood scale seahorse shark "
            "silver skin snake songbird spirit tablet timber tobacco tortoise tramadol turtle tusk wrap"
        ).split()
    ),
    # places that armies take
    "territory": frozenset(
        (
            "airfield airport barrack barracks base bastion bridge camp capital checkpoint city crossing dam district fort "
            "fortress garrison height hill island locality mine municipality neighborhood neighbourhood oilfield outpost port "
            "position post province ridge settlement station stronghold suburb territory town township trench village ward"
        ).split()
    ),
    # what stands, lies or hangs in public
    "fixture": frozenset(
        (
            "borehole cable camera culvert dam dike door dyke embankment escalator fence fresco gate grave gravestone headstone "
            "lamppost levee lift line mast monument mural painting panel pipe pipeline pole pump pylon railway road server "
            "statue street streetlight substation tire tomb tombstone track transformer tunnel turbine tyre well window "
            "windscreen windshield wire"
        ).split()
    ),
    # what one shoots, throws or stabs with
    "weapon": frozenset(
        (
            "ak-47 ammunition bomb bullet cartridge detonator explosive firearm grenade gun handgun kalashnikov knife launcher "
            "machete mortar pistol revolver rifle shotgun weapon"
        ).split()
    ),
    # those who vote in chambers and meetings
    "elector": frozenset(
        (
            "assemblyman backbencher bishop bondholder cardinal commissioner congressman conservative councillor councilor "
            "creditor delegate democrat deputy elector governor investor islander judge juror justice lawmaker legislator lord "
            "member mep meps mp mps parishioner parliamentarian partner peer policymaker representative republican senator "
            "shareholder stockholder synod tory unionist voter"
        ).split()
    ),
    # what is brought, and what else is handed to people
    "cargo": _CARGO,
    "goods": _CARGO
    | frozenset(
        (
            "ambulance bicycle bike bus chick cow firework goat heifer helicopter howitzer jet launcher maize missile rifle "
            "rocket round shell tank torch truck turkey vehicle"
        ).split()
    ),
    # what states and agencies send
    "aid": frozenset(
        (
            "ambulance bag battery bed blanket boat bottle box bus carton container crate cylinder dose drone drug flour food "
            "frigate gallon generator grain hamper helicopter howitzer jab jet kg kilo kilogram kit launcher liter litre "
            "maize mask mattress meal medicine missile oxygen package pallet parcel pump ration rice rifle rocket round sack "
            "shell ship shipment stove tank tarpaulin tent ton tonne trailer truck truckload vaccine vehicle ventilator vial "
            "wheat wheelchair"
        ).split()
    ),
    # what is built, and the units in which it is told
    "works": frozenset(
        (
            "airfield airport airstrip antenna apartment aqueduct arena barn barracks barrage barricade barrier base bay "
            "bedroom bench berth block borehole bridge bund bungalow bunker cabin camp canal cell center centre chapel "
            "checkpoint church classroom clinic college complex court courthouse courtroom crossing culvert cycleway dam "
            "data-centre datacentre depot dike dock dwelling dyke embankment expressway facility factory fence flat floor "
            "flyover footbridge fort garage gigafactory greenhouse gym hangar harbor harbour headquarters helipad highway "
            "home hospital hostel hotel house house-boat hub hut incubator interchange jail jetty junction kilometer "
            "kilometre kiosk km lab laboratory lane latrine levee library line lock mall marina market marquee mast mausoleum "
            "meter metre mile mill monument mosque motorway museum office outpost overpass park path pier pillbox pipeline "
            "pitch plant platform playground pool port prison pylon quay railway reactor refinery reservoir resort road room "
            "roundabout runway school settlement shed shelter shop shrine silo skyscraper sluice smelter stadium stall "
            "station statue store storey story substation supermarket temple tent terminal theater theatre toilet tomb tower "
            "town track tramway trench tunnel turbine underpass unit university viaduct villa village wall ward warehouse "
            "watchtower weir well windmill"
        ).split()
    ),
    # where people live
    "community": frozenset(
        (
            "area barangay city commune community country county district governorate hamlet island municipality nation "
            "neighborhood neighbourhood parish prefecture province region state suburb town village"
        ).split()
    ),
    # what makes life hard for people
    "hardship": frozenset(
        (
            "action addiction armyworm ban bankruptcy bill blackout bleaching blight boycott breach cancellation change "
            "closure cold collapse crisis curb cut cutback cyberattack cyclone decision delay dieback disease dispute "
            "disruption drinking drought dzud embargo epidemic erosion failure famine fare fault flood flooding freeze frost "
            "fungus glitch hack hail heatwave hike hunger hurricane illness increase infection inflation insolvency law leak "
            "levy locust malnutrition outage outbreak overhaul pain pandemic pest pollution poverty price rate recall "
            "recession reform rent restriction rise rule ruling sanction shake-up shortage shutdown smog smoke smoking spell "
            "spill stoppage storm strike suspension tariff tax typhoon walkout weevil withdrawal"
        ).split()
    ),
    # parts, and what they are parts of
    "share": frozenset({"share of", *"% percent cent half third quarter fifth tenth majority".split()}),
}

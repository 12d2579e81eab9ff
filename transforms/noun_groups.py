"""Groups of nouns that the terms of events name by one word: who does what a verb tells, and to what it is done."""

from __future__ import annotations

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
            "actor adviser agent analyst apprentice assistant autoworker banker carer caseworker chef cleaner clerk constable "
            "consultant contractor cook crew developer docker doctor driver electrician employee engineer farmhand firefighter "
            "fresher graduate guard hand inspector journalist judge laborer labourer lawyer lecturer librarian manager mechanic "
            "midwife miner mineworker nurse officer operator paramedic personnel pharmacist picker pilot player porter priest "
            "professor recruit reporter researcher sailor scientist seafarer staff staffer steelworker teacher technician temp "
            "trader trainee waiter welder worker"
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
}

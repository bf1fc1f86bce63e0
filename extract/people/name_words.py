"""The words that names are told by: honorifics, post-nominals, particles, and the words of bodies and posts."""

HONORIFICS_LIST = """
    councillor councillors councilor councilors cllr cllrs cllor clr clrs cclr cclrs ccllr ccllrs
    mr mrs ms miss mx dr sir dame lord lady baroness baron earl viscount
    prof professor rev revd reverend canon alderman alderwoman councilman bailie rabbi imam father fr sister
    captain capt major colonel col lt mayor provost supt insp sgt inspector superintendent sergeant
"""
# Words that stand between honorifics: "The Right Revd", "The Rt Hon".
HONORIFIC_LINKS_LIST = """
    county cty district borough city town parish community metro deputy
    depute chief detective the right rt hon honourable honorable very venerable ven most worshipful
"""
POST_NOMINALS_LIST = """
    MBE OBE CBE DBE KBE GBE BEM JP DL KC QC CB KCB CMG MVO LVO CVO TD RD DSO DFC QPM KPM QFSM KFSM QAM GC GM MP
    MSP MEP AM MA BA BSc MSc MBA PhD DPhil LLB LLM CPFA FCA ACA FCCA CIPFA FRICS MRICS FRSA FRS FRCP FSLCC CiLCA
    PSLCC
"""
PARTICLES_LIST = """
    van von der den de del della di da dos du le la el al bin ibn bint ben ter ten af st ap ab ferch y
"""
# Surnames that stand behind "O'", which is printed "O" too.
O_NAMES_LIST = """
    boyle brien callaghan carroll connell connor connors conor dea donnell donoghue donohoe donovan dowd driscoll dwyer
    farrell flaherty flynn gara gorman grady hagan halloran hanlon hara hare keefe keeffe kelly kane leary loughlin
    mahoney mahony malley meara neil neill regan reilly riordan rourke shaughnessy shea sullivan toole
"""
# Words of groups, bodies and posts: a run of words with one of them is no name without an honorific before it.
OTHER_WORDS_LIST = """
    mayor mayoress provost speaker
    academy access acting action adults adult advice admin administration
    administrative advisor adviser affairs agency agenda agreed alliance amendment
    analyst and annual any apologies appendix apprentice area assembly assessment assets assistant associate
    association attendance audit authority background bank benefits board body borough branch budget building
    bureau business cabinet campaign capital care case centre central ceremonial chair chairman chairperson
    chairwoman chamber charity chief child children children's circulation city civic clerk client clinical
    climate club coach college combined commercial commission commissioner commissioning committee
    communications community company compliance comments confidential constitution consultant consultation
    contact contents contract contracts convener convenor cooperative co-opted coordinator co-ordinator copies
    corporate correspondence correspondent council councils counsel counsellor county court crime customer data
    date decision declaration declarations democratic department depot deputy deputation design development
    digital director directorate disclosure discussion dispensations distribution district division draft
    economic economy editor education educational electoral employment engagement engineer england enquiries
    environment environmental equality estates evidence executive exempt external facilitator families family
    feedback finance financial fire first forum foundation friends from full fund general governance government
    governor governors graduate grant green-party ground group groups guest guests head headteacher headteachers
    health healthcare help highways hospital home homes house housing human improvement inclusion independent
    information infrastructure inspector integrated interest interests interim internal introduction invited
    item items joint labour lead leader league learning legal liaison library leisure liberal licensing list
    local london manager management mayor's meeting member members membership mental minute minutes mission
    monitoring municipal name names national network new next nhs none note notes noted nominated north northern
    office officer officers online open operational operations organisation other others our overview owner
    panel papers parent parents parish parks part partner partners partnership payments pcc pcvc people performance
    permanence person petition planning police policy political portfolio practice practitioner present
    president press primary principal procurement programme progress project projects property proposal
    proposals public pupil quality question questions receptionist recommendation recommendations reablement
    record recorder records recovery recycling referral regeneration region regional registrar regulatory
    relations release report reports representative representatives reserve reserves residents resolved
    resources responsible review risk road roads safeguarding safety scheme school schools scrutiny secondary
    secretariat secretary section sector select senior service services social society solicitor south southern
    spares specialist staff standards standing statement statutory steps strategic strategies strategy street
    sub-committee subcommittee subject substitute substitutes summary supervisor supplementary support surveyor
    sustainability system systems task teacher team technical tel the their title to total town trade traffic
    training transport treasurer trust trustee union unit university update updates urgent vacancies vacancy
    vacant venue vice vice-chair vice-chairman village voluntary volunteers ward warden wards waste water
    advertiser gazette chronicle echo herald journal news observer telegraph times argus courier mercury
    approving submission paper
    administrator farm avenue terrace crescent cottage cottages ltd limited llp plc gardens bungalow estate estates
    allotment allotments cemetery playground pavilion stadium airport quay marina harbour inn hotel theatre museum
    gallery cathedral priory bandstand band football cricket rugby fc orchestra choir hub shop stores pub surgery
    pharmacy nursery rotary scouts brigade legion fellowship chapel parochial deanery diocese associates consultants
    consulting solutions developments builders construction contractors engineering landscapes radio television
    magazine newsletter bypass roundabout junction railway canal
    registered nurse healthwatch
    chaplain commander statistician economist therapist midwife pharmacist bursar facilitator organiser ombudsman
    coroner scientist spokesman spokeswoman spokesperson
    aob aocb arising matters
    that this these those language welsh gaelic equalities equality priest
    website welcome welfare west with work worker working works workforce year youth zone translator interpreter january
    february march
    april june july august september october november december monday tuesday wednesday thursday friday saturday
    sunday
"""
# Words that no honorific makes a surname of.
NEVER_NAMES_LIST = """
    rfo
    council committee sub-committee board panel meeting minutes members member officers officer councillors
    apologies mayor provost absence agenda report item interests interest present vacancy vacancies substitute
    and the of for from in on at to by with was were had has is be councillor
    chairman vice-chairman vice-chair chairperson chairwoman
"""
# Words of the list above that are surnames or given names too: "John Ward, Clerk", "June Park (Chair)".
SURNAMES_TOO_LIST = """
    bank case church court fund grant green house june april may march north park parks press south street town ward
    west young
"""
# Words of the list above that say nothing of a post.
LINK_WORDS_LIST = """
    and any from no none our the their to with for part other others
"""

# Honorifics that are surnames too, behind another one: "Councillor Baron".
TITLES_TOO_LIST = """
    baron earl lord lady major canon colonel captain bailie sister dame
"""

HONORIFICS = frozenset(HONORIFICS_LIST.split())
HONORIFIC_LINKS = frozenset(HONORIFIC_LINKS_LIST.split())
POST_NOMINALS = frozenset(POST_NOMINALS_LIST.split())
PARTICLES = frozenset(PARTICLES_LIST.split())
O_NAMES = frozenset(O_NAMES_LIST.split())
OTHER_WORDS = frozenset(OTHER_WORDS_LIST.split())
NEVER_NAMES = frozenset(NEVER_NAMES_LIST.split())
SURNAMES_TOO = frozenset(SURNAMES_TOO_LIST.split())
TITLES_TOO = frozenset(TITLES_TOO_LIST.split())
LINK_WORDS = frozenset(LINK_WORDS_LIST.split())

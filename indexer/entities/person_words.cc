// Words that make or belong to persons' names.
#include "indexer/entities/tables.h"

namespace dateline {

WordBlocks given_names() {
  static constexpr std::string_view kBlocks[] = {
      // English-speaking countries
      "aaron abigail adam adrian agnes alan albert alec alex alexander alexandra alexis alfred alice alison allan "
      "allen "
      "allison alvin amanda amber amelia amy andrea andrew angela angus anita ann anna anne annie anthony antonia "
      "april "
      "archie arnold arthur ashley audrey barack barbara barry beatrice becky ben benjamin bernard bernie bert beth "
      "betsy betty beverly bill billy bob bobby boris brad bradley brandon brenda brendan brent brett brian bridget "
      "bruce bryan calvin cameron carl carla carly carol caroline carrie catherine cathy cecil cedric celia charlene "
      "charles charlie charlotte chelsea cheryl chester chloe chris christian christina christine christopher chuck "
      "cindy claire clara clarence clark claudia clifford clint clinton clive colin colleen connor conor cory courtney "
      "craig crystal curtis cynthia daisy dale damian dan daniel daniella danielle danny darren dave david dawn dean "
      "deborah debbie denise dennis derek desmond diana diane dick dominic don donald donna dorothy doug douglas doris "
      "duncan dustin dwayne dwight dylan earl ed eddie edgar edith edmund edward edwin eileen elaine eleanor elena eli "
      "elijah elisabeth elizabeth ella ellen elliot elliott ellis elmer elsie elon emily emma eric erica erik erin "
      "ernest ethan ethel eugene eva evan evelyn faye felicity felix fiona florence floyd frances francis frank "
      "frankie "
      "fred freddie frederick gabriel gareth garrett gary gavin gayle gene geoff geoffrey george georgia gerald "
      "geraldine gerard gerry gilbert gillian gina ginger gladys glen glenn gloria gordon grace graham grant greg "
      "gregg "
      "gregory gwen hannah harold harriet harris harrison harry harvey hazel heather hector heidi helen henrietta "
      "henry "
      "herbert herman hilary hillary holly howard hubert hugh hugo humphrey ian irene iris isaac isabel isabella isla "
      "ivan ivy jack jackie jackson jacob jacqueline jake james jamie jan jane janet janice jared jasmine jason jay "
      "jean "
      "jeanne jeff jeffrey jen jenna jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy jo joan joanna "
      "joanne jody joe joel joey john johnny jon jonah jonathan jordan joseph josephine josh joshua joy joyce judith "
      "judy julia julian julie june justin kamala kara karen karl kate katherine kathleen kathryn kathy katie kay "
      "keith "
      "kelly ken kenneth kenny kent kerry kevin kieran kim kimberly kirk kirsten kristen kristin kurt kyle lana larry "
      "laura lauren laurence laurie lawrence leah lee leigh leo leon leonard leroy leslie lester lewis liam lillian "
      "lily "
      "linda lindsay lindsey lisa liz lloyd logan lois lorraine louis louise lucas lucille lucy luke lydia lyndon lynn "
      "mabel madeleine madison malcolm mandy marcus margaret marge margot maria marian marie marilyn marion marjorie "
      "mark marlene marsha marshall martha martin marty marvin mary mason mathew matt matthew maureen maurice max "
      "maxine "
      "megan meghan mel melania melanie melinda melissa mervyn michael michelle mick mike mildred miles milton miranda "
      "mitch mitchell mitt molly monica morgan muriel myles myra nadine nancy naomi natalie natasha nathan nathaniel "
      "neal ned neil nell nelson neville newt nicholas nick nicola nicole nigel nina noah noel nora norma norman olive "
      "oliver olivia oscar owen pam pamela pat patricia patrick patsy patty paul paula pauline peggy penelope penny "
      "percy perry pete peter phil philip phillip phoebe phyllis polly preston priscilla quentin rachel ralph randall "
      "randolph randy ray raymond rebecca reginald rex rhonda richard rick ricky rishi rita rob robbie robert roberta "
      "robin rod roderick rodney roger roland ron ronald ronnie rory rosa rosalind rose rosemary ross roxanne roy ruby "
      "rudolph rupert russell ruth ryan sabrina sadie sally sam samantha samuel sandra sandy sara sarah scott sean "
      "seamus "
      "sebastian seth shane shannon sharon shaun shawn sheila shelley sheldon sheryl shirley sidney simon sonia sonya "
      "sophia sophie spencer stacey stacy stan stanley stella stephanie stephen steve steven stewart stuart sue susan "
      "susanna susie suzanne sylvia tamara tammy tara taylor ted terence teresa terrance terry tess thelma theodore "
      "theresa thomas tiffany tim timothy tina toby todd tom tommy toni tony tracey tracy travis trevor tricia tristan "
      "troy tyler ursula valerie vanessa vera vernon veronica vicky victor victoria vince vincent viola violet virgil "
      "vivian vivien wade wallace walter wanda warren wayne wendell wendy wesley whitney wilbur wilfred will willard "
      "william willie wilma winifred winston woodrow yvette yvonne zachary zoe ",
      // French, Italian, Spanish, Portuguese
      "adele adolfo adriana adriano agnese agustin alain alberto alejandra alejandro alessandra alessandro alexandre "
      "alfonso alfredo alicia aline alonso alphonse alvaro amelie ana anais anabela andre andree andres angel angelo "
      "anibal anita antoine antoinette antonella antonio antonin ariel arlette armand armando arnaud arturo augustin "
      "augusto aurelie aurelio baptiste bartolomeo bastien beatriz benedicte benito benoit bernadette bernardo "
      "bertrand "
      "bianca brigitte bruno camila camille carlo carlos carmen carolina catalina catarina caterina celine cesar "
      "chantal chiara christelle christophe claude claudio clement clementine colette concepcion consuelo corinne "
      "cristian cristiano cristina cristobal dario delphine denis diego dilma dolores domenico domingo duarte "
      "edouard eduarda eduardo elisa elisabetta elodie eloise emanuele emiliano emilie emilio emmanuel emmanuelle "
      "enrico "
      "enrique ernesto esteban estela esther etienne eugenia eugenio eusebio fabiana fabiano fabien fabio fabiola "
      "fabrice fabrizio fatima federica federico felipe fernanda fernando fidel filipe filippo flavia flavio florent "
      "florian francesca francesco francisca francisco franck franco francois francoise frederic fulgencio gaston "
      "genevieve georges geraldo gerardo gervasio getulio giacomo giancarlo gianfranco gianluca gianni gilles gilberto "
      "giorgia giorgio giovanna giovanni giulia giuliano giulio giuseppe gonzalo graciela gregoire guido guilherme "
      "guillaume guillermo gustavo guy helena helene henri henrique hernan hugues humberto ignacio ines inigo isabelle "
      "jacques jaime jair javier jeremie jeronimo jesus joao joaquim joaquin jorge jose josefina josep juan juana "
      "jules julien julieta julio laetitia laurent lazaro leandro leonardo leonel leonor leopoldo lionel loic lorenzo "
      "luc luca luciano lucia lucie lucien ludovic luigi luis luisa luiz lula magali manolo manuel manuela marc marcel "
      "marcela marcello marcelo marcio marco marcos margarita mariana mariano mario marine marisol marta martina "
      "martine "
      "mateo mathieu mathilde matteo matthieu mauricio maurizio mauro maxime mercedes michel michele michelangelo "
      "miguel "
      "mireille moises monique myriam natalia nathalie nestor nicolas nicolo octavio odette olivier olympe oriol "
      "orlando osvaldo pablo paloma paola paolo pascal pascale patrice patrizia paulo pedro philippe pierre pietro "
      "pilar "
      "quique rafael rafaela ramiro ramon raoul raphael raul regis remi rene renata renato renzo ricardo riccardo "
      "roberto rocio rodolfo rodrigo rogelio roland romain romano rosario rossana ruben salvador salvatore sandro "
      "santiago segolene serge sergio severine silvia silvio simone soledad stefania stefano sylvain sylvie tatiana "
      "thibault thierry tomas umberto valentina valentino valerio vasco vicente vincenzo virginie vittorio viviane "
      "vladimiro xavier ximena yann yannick yves ",
      // German, Dutch, Nordic
      "achim adolf aleida alois andreas anders anette angelika anja anke annalena anneke annette annika antje arjen "
      "armin "
      "arne arno astrid axel baerbel barbel bart bas bastian bengt bernd bernhard birgit bjarne bjorn bodil britta "
      "brigitte burkhard carsten christa christiane christoph claus cornelia dagmar detlef dieter dietmar dietrich "
      "dirk "
      "edmund egon ekkehard elke elsa emil erika erich erna ernst ewald franz frauke friedrich fritz gerd gerda "
      "gerhard "
      "gert gisela gottfried gregor greta gudrun guenther gunnar gunter gunther gustav hakan hanna hannelore hans "
      "harald "
      "hartmut hedwig heike heiko heiner heinrich heinz helga helge helmut hendrik henning henrik hermann hilde holger "
      "horst ilse inga inge ingeborg ingo ingrid ingvar jens joachim jochen johan johanna johannes jonas joost jorg "
      "jorn "
      "joschka jurgen juergen jutta kaare kai karin karsten kasper katja katrin kees kerstin kirsten kjell klaas klaus "
      "knut konrad lars lasse leif lena lennart leopold leszek lothar ludwig maarten magdalena magnus maike manfred "
      "margrethe markus marlies mathias mats matthias mette mikael mikkel moritz nele niels niklas nils norbert olaf "
      "ole olof otto oskar oyvind palle peer per petra pieter pim piet rainer ralf regina reiner reinhard renate rolf "
      "roelof rudi rudiger rudolf ruud sabine sander saskia sepp siegfried sigmar sigrid silke sjoerd soren staffan "
      "stefan steffen stephan sven svetlana svein tage theo thilo thorsten tobias torsten trine uli ulla ulrich ulrike "
      "ursel ute uwe vidar viggo volker walther werner wiebke wilhelm willem willy wim wolfgang wouter ",
      // Slavic, Baltic, Hungarian, Romanian, Greek, Albanian, Georgian, Armenian
      "adam agnieszka albin aleksander aleksandar aleksandr aleksandra aleksei aleksey aleksej alekos alexei alexey "
      "alexis alexandros alyaksandr anatoli anatoly andrej andrei andrey andrius andrzej anatol anastasia antonis "
      "arkady arseniy artem artur bartosz beata bogdan bohdan boguslaw bojan boleslaw boris borislav bozena bratislav "
      "bronislaw calin costas cezary czeslaw dalia danuta darius daria danilo denys dimitar dimitri dimitris dimitrios "
      "dmitri dmitriy dmitro dmitry dmytro donatas dragan drazen dusan edi eduard ekaterina elzbieta emil enver evo "
      "evgeni evgeny fedor ferenc fyodor galina gediminas gennady georgi georgy gheorghe gintaras giorgi gjorge "
      "goran grigory grzegorz gyorgy halina hashim henryk igor ihor iiro ilham ilir ilya imre inna ioana ion irakli "
      "irina istvan iulia iryna ivana ivo izabela jacek jadwiga janez janos janusz jaroslav jaroslaw jerzy jiri "
      "jolanta "
      "josef jozef juri kasia katarina katarzyna kaja kersti khristo kirill klara klement kiril konstantin "
      "konstantinos "
      "kostas krzysztof kyriakos larisa lech leonid lidia liliana ljubica ljudmila loukas lubomir ludmila lyudmila "
      "maia maksim malgorzata marek margarita maris marija marin marko marta mateusz maxim mihai mihail mikhail "
      "mikheil mikhael miklos mikolas milan milena milica milos milorad mircea miro miroslav mirjana mladen "
      "monika nadezhda natalya natasa nebojsa nicolae nicos nika nikita nikol nikola nikolai nikolay nikos oleg oleh "
      "oleksandr oleksiy oleksii olena olga ondrej orban pavel pavlo petar petr petro petras petros piotr plamen "
      "predrag radek radko radovan radoslaw ramzan ramush robert roman ruslan rumen salome sandor sasha sergei sergey "
      "sergii serhiy serzh slavoj slobodan stanislav stanislaw stefanos stepan stjepan stipe svetlana svitlana "
      "szymon tadeusz tatyana teodor tibor tihomir timofey tomasz tomislav traian vaclav vadim valdis valentin valeri "
      "valeriy valery valdas vasile vasili vasily vasyl velimir veronika viatcheslav victor viktor viktoria viorica "
      "vitali vitaliy vitaly vjosa vladimir vladislav vladimiras volodymyr voja vojislav vuk vyacheslav waldemar "
      "wieslaw wladyslaw wojciech yaroslav yegor yelena yevgeni yevgeny yevhen yulia yuliya yuri yuriy yury zbigniew "
      "zdravko zeljko zlatko zoltan zoran zuzana zygmunt nursultan emomali islam gurbanguly serdar shavkat ",
      // Arabic, Hebrew, Turkish, Persian, Central and South Asian
      "abbas abd abdallah abdel abdelaziz abdelfattah abdelkader abdelmadjid abdo abdul abdulaziz abdulla abdullah "
      "abdulrahman abdur abiy abu adel adil adnan ahmad ahmed ahmet aisha akbar akhtar ali alireza amal amin amina "
      "amir "
      "ammar amos amr anwar ariel arif asad asghar ashraf asif atef avi aviv avigdor avraham ayatollah ayman aymen "
      "ayse "
      "aziz bachir bahaa bashar bassam bassem beji benazir benny benyamin bilal binali binyamin burhan cemal chaim "
      "danny daoud dawood devlet ehud ekrem emad emine emre essam ebrahim eli esmail fadi fahad fahd faisal faiz farah "
      "farhad farid farooq fatemeh fatma fatih fawzi faysal fayez fethullah fouad fuad gamal ghassan golda habib "
      "hadi hafez haider haim hakim halim hamad hamed hamid hamza hana hani harun hasan hashem hassan hatem haydar "
      "hayder hisham hosni hossein huda husam hussain hussein ibrahim idris ilan imad iman imran iqbal isaac isra "
      "ismail issam itamar izzat jalal jamal jamil jawad kais kamal karim kasim kemal khadija khaled khalid khalifa "
      "khalil leila levent lutfi mahathir mahdi mahmood mahmoud mahmud mahmut majed majid malala mansour mariam marwan "
      "maryam masoud masrour massoud mehdi mehmet meir menachem mevlut mohamed mohamad mohammad mohammed mohsen "
      "moncef moshe mostafa muammar muhammad muhammadu muhammed muhyiddin mujibur mulla munir muqtada murad mustafa "
      "nabil nadia nader naftali naguib najib najla nasser nawaf nawaz nazanin nizar noor nouri omar omer osama othman "
      "parvez pervez qaboos qasem qassem rached rachid rafik rafiq rahim raja rajab ramallah ramadan rami rana "
      "rashid rauf recep reem reuven reza riad riyad saad saddam sadiq saeed safa said salah salam saleh salem salim "
      "salman samer sameh sami samir samira sayyid selahattin selim shaul shahbaz shaukat sheikha shimon shireen "
      "shlomo "
      "suleiman suleyman sultan tahir talal tamim tareq tarek tariq tayyip tawfik tzipi umar usman wael waleed walid "
      "wissam yahya yair yasin yasser yaser yasmin yitzhak yoav yossi yousef youssef yusuf zahra zaid zainab zakir "
      "zalmay zayed zeinab ziad zine zineb amit amitabh anand anil anjali ankit anupam aravind arun arundhati arvind "
      "ashok ashwini asha atal bhupinder chandra deepak deepika devendra dinesh gautam girish gopal hardeep harish "
      "indira indra jagdish jawaharlal jairam kamla kapil karan kavita kiran kishore kumar lakshmi lalit lalu latha "
      "madhav mahatma mahinda maithripala mamata manish manmohan manoj meena mohan mohandas mukesh nandan narasimha "
      "narendra naveen nikhil nirmala nitin nitish om pankaj piyush prakash pranab prasad pratibha praveen priya "
      "priyanka rahul raj rajesh rajiv rajnath rakesh ram ramesh ranil ravi rekha rohit sachin sandeep sanjay sanjeev "
      "sarojini satya shankar sharad shashi sheikh shyam sirimavo sitaram smriti sonia subhas subrahmanyam sudha sunil "
      "sunita suresh sushma uday uma vijay vikram vinod virat vishal yashwant yogi gotabaya basil hasina khaleda ",
      // East and South-East Asia, Africa
      "akihito akihiro akio akira aiko asuka daisuke fumio haruhiko haruki hideki hideo hiroaki hirohito hiroshi "
      "ichiro "
      "junichiro katsuya kazuo keiko kenji kenta kenzaburo kiichi kishi koichi koji makoto mami mariko masaaki masako "
      "masahiro masayoshi michiko naoto naomi naruhito noboru nobuo osamu ryu ryutaro sadako sanae satoshi seiji "
      "shigeru "
      "shinichi shintaro shinzo shoei shohei taro takashi takeshi tetsuo tomiko toshihiro toshio tsutomu yasuhiro "
      "yasuo "
      "yoichi yoko yoshihide yoshihiko yoshiro yuichi yukio yuko yuriko aung thein win suu agus airlangga ani anies "
      "bambang basuki benigno budi corazon dewi eko ferdinand ferdinando gloria imelda jejomar joko leni mahathir "
      "mahendra maruf megawati prabowo prayut puan rahmat rodrigo retno ridwan rodrigo sandiaga siti sri suharto susi "
      "susilo thaksin thanathorn tri wahyu widodo yingluck yudi abebe adama ahunna akinwumi akufo alassane alpha "
      "amadou "
      "aminata ango antonio bamidele bola boubacar cheikh chidi chimamanda chinua chukwu cyril denis desmond didier "
      "ellen emeka emmerson faure fatou femi felix filipe francois goodluck hage haile hailemariam idriss ike isaias "
      "jacob jakaya jakob jomo joao jose joseph joyce julius kaguta kenneth kofi kwame laurent lazarus levy lindiwe "
      "mamadou mamady meles mobutu mokgweetsi moussa mwai mwangi nana nelson ngozi nkosazana obiageli olusegun omar "
      "ousmane patrice paul raila robert roch salif salva samia samora samuel sani sekou siaka sindiso siphiwe tedros "
      "teodoro thabo thandi themba thomas uhuru umaro wangari wole yahya yakubu yayi yoweri zoleka ",
      // Russian and Ukrainian letters, with the endings that news puts on the commonest
      "александр александра алексей алексея алексеи анатолий андреи андрей андрея анна анны антон борис бориса вадим "
      "валентина валерий василий виктор виктора виталий владимир владимира владимиром владимиру володимир вячеслав "
      "геннадий георгий григорий дмитрий дмитрия дональд дональда евгений евгения екатерина елена елены иван ивана "
      "игорь "
      "игоря ирина кирилл константин ксения лев леонид людмила максим максима мария марии марина михаил михаила "
      "наталья "
      "николай николая никита олег олега олена ольга ольги павел павла петр петра роман сергей сергея сергеи сергій "
      "станислав степан татьяна федор эммануэль юлия юрий юрия яна ярослав ",
  };
  return kBlocks;
}

WordBlocks leading_family_names() {
  static constexpr std::string_view kBlocks[] = {
      "kim park lee moon yoon choi jung jeong kang cho chung ban roh han hwang noh ri jang chang pak xi hu jiang deng "
      "mao "
      "zhou li wang zhang liu chen yang zhao huang wu xu sun zhu ma guo he gao lin luo zheng liang xie tang feng yu "
      "dong "
      "wen bo peng cai tsai lai ko soong chiang nguyen tran pham ngo vo le ho hun sam heng goh lim tan wong chan ng "
      "ong "
      "yeo teo"};
  return kBlocks;
}

WordBlocks honorifics() {
  static constexpr std::string_view kBlocks[] = {
      "mr mrs ms miss dr doctor prof sir dame lord lady baroness baron count countess madame mme monsieur mlle herr "
      "frau "
      "senor senora signor signora sheikh sheik shaikh ayatollah mullah imam rabbi rev reverend father sister "
      "pope sultan emir king queen prince princess tsar emperor sen rep gov lt sgt cpl col maj capt gen adm "
      "cmdr pvt pastor archbishop cardinal bishop"};
  return kBlocks;
}

WordBlocks roles() {
  static constexpr std::string_view kBlocks[] = {
      "president minister premier chancellor secretary senator congressman congresswoman representative governor mayor "
      "ambassador envoy spokesman spokeswoman spokesperson spokesmen chairman chairwoman chairperson chair director "
      "chief "
      "commissioner general colonel captain lieutenant sergeant major admiral commander marshal corporal private judge "
      "justice prosecutor attorney lawyer professor scientist economist analyst historian author writer novelist poet "
      "singer actor actress director filmmaker footballer striker midfielder defender goalkeeper coach manager player "
      "boxer golfer sprinter champion leader head boss founder cofounder ceo cfo coo cio cto executive officer adviser "
      "advisor aide counsel counselor coordinator administrator inspector detective sheriff constable superintendent "
      "lawmaker legislator deputy speaker whip councillor councilor councilman councilwoman councilmember candidate "
      "nominee incumbent dictator activist journalist reporter correspondent editor columnist blogger "
      "photographer entrepreneur billionaire businessman tycoon magnate financier banker investor trader engineer "
      "physicist chemist biologist researcher astronaut cosmonaut pilot dean rector principal teacher dictator veteran "
      "strongman warlord rebel comedian presenter host anchor diplomat negotiator treasurer "
      " undersecretary presidente ministro ministra primera primer secretario senador gobernador "
      "alcalde canciller portavoz ministre maire chef prasident praesident prasidentin bundeskanzler bundeskanzlerin "
      "kanzler kanzlerin minister ministerin aussenminister aussenministerin innenminister finanzminister "
      "ministerprasident burgermeister sprecher sprecherin vorsitzender vorsitzende ministr "
      "президент президента президентом президенту министр министра премьер канцлер генерал директор глава лидер "
      "секретарь сенатор депутат губернатор мэр патриарх представитель"};
  return kBlocks;
}

WordBlocks role_modifiers() {
  static constexpr std::string_view kBlocks[] = {
      "prime foreign finance interior defense defence justice health education energy environment agriculture trade "
      "economy economic labor labour transport transportation culture sports tourism oil petroleum industry commerce "
      "treasury home exchequer press deputy vice assistant acting interim former ex then first second "
      "chief general senior principal associate executive managing special permanent party opposition majority "
      "minority "
      "house senate state federal national regional local police army navy military air attorney solicitor district "
      "county city chair co head lead junior supreme paramount de facto outgoing incoming new late staff board "
      "communications information technology security intelligence affairs policy campaign team club band star legend "
      "governing ruling founding financial operating legal medical scientific technical elect "
      "secretary minister director officer under lieutenant major brigadier rear naval premier crown"};
  return kBlocks;
}

WordBlocks speech_verbs() {
  static constexpr std::string_view kBlocks[] = {
      "said says say told tells added adds asked replied insisted argued argues wrote writes explained noted "
      "acknowledged "
      "declined denied recalled joked tweeted warned testified complained quipped smiled laughed sighed resigned "
      "remarked"};
  return kBlocks;
}

WordBlocks particles() {
  static constexpr std::string_view kBlocks[] = {
      "de del della di da do dos das du des la le van von der den ter ten zu bin ibn ben bint al el ul ur abu af av y "
      "e "
      "san"};
  return kBlocks;
}

}  // namespace dateline

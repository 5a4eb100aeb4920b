"""Common first names, to tell "Nele" from "Wagner" where one name stands alone."""

from assistant.language.spelling import spellings

_GERMAN = """
adam adrian albert alex alexander alexandra alfred alina alma amelie andrea andreas angela
angelika anja anke anna anne annegret annette anni anton antonia armin arne arthur astrid
barbara beat beate ben benjamin bernd bernhard bettina bianca birgit björn boris brigitte bruno
carina carla carmen carolin caroline charlotte christa christian christiane christina christine
christoph clara claudia claus clemens cornelia dagmar daniel daniela david denise dennis detlef
diana dieter dirk dominik dominique doris dorothea eberhard edith elena eleonore elfriede elias
elisa elisabeth elke ella ellen elsa emil emilia emma erich erik erika ernst eva evelyn ewald
fabian felix ferdinand finn florian frank franz franziska frauke fred frederik frieda friedrich
fritz gabi gabriel gabriele georg gerd gerda gerhard gertrud gisela greta gudrun guido günter
günther gustav hanna hannah hannelore hannes hans harald hartmut heide heidi heike heiko heiner
heinrich heinz helga helmut helena helene henrik henry herbert hermann hertha hilde hildegard
holger horst hubert ida ilona ilse ines inga ingeborg ingo ingrid irene iris irmgard isabel
isabella isabelle jakob jan jana janina jannik jasmin jens jessica joachim jochen johann johanna
johannes jonas jonathan josef josefine judith julia julian juliane jürgen jutta kai karin karl
karla karolina katharina kathrin katja katrin kerstin kevin kilian kirsten klara klaus konrad
konstantin kristina kurt lara lars laura lea lena leni leo leon leonie lina linda linus lisa
lotte louis louisa luca lucas lucia luis luisa lukas lydia magdalena maja malte mandy manfred
manuel manuela marc marcel marco margarete margit margret maria marianne marie marika marina
mario marion marius markus marlene marlies martha martin martina mathias mathilda matthias max
maximilian melanie merle mia michael michaela mila miriam mona monika moritz nadine nadja
natalie nele nico nicole niklas nils nina noah norbert olaf ole oliver oskar otto pascal
patricia patrick paul paula peter petra philipp pia rainer ralf ralph raphael rebecca regina
reinhard renate rene reto ricarda richard robert roland rolf roman ronja rosa rosemarie rosi
rudi rudolf ruth sabine sabrina samuel sandra sara sarah sascha sebastian sepp siegfried sigrid
silke silvia simon simone sofia sonja sophia sophie stefan stefanie steffen stephan stephanie
susanne svenja sven swen sybille tamara tanja tatjana theo theresa therese thomas thorsten
tilman tim timo tina tobias tom toni torben torsten traude udo ulf ulla ulrich ulrike urs ursula
uschi ute uwe valentin valentina vanessa vera verena veronika viktor viktoria vincent volker
walter waltraud wanda werner wilhelm willi wolf wolfgang yannick yasmin yvonne xaver mehmet
mustafa ahmet ali ayse fatma emre murat yusuf hasan hüseyin elif zeynep ivan ana marko luka
milan dragan jelena nikola petar ludwig leopold theodor hugo valerie adele alois anneliese anselm
annika antje balthasar benedikt bodo burkhard carsten celine chiara claudius cordula edgar egon elmar
emilio enrico ernestine eugen eduard elvira fabienne falk ferdi franziskus friederike gero gerald gernot
gisbert gottfried gunnar hedwig heinke helge hendrik herta hildebrand ignaz immanuel isolde jolanda
josephine judit juergen karsten kathi katharine kaspar klemens korbinian kreszenz leander leonhard leopoldine
lieselotte linus loni lorena lothar luise luzia maik maike marcus margot marlon mareike margarethe
marietta marlis mats mattis meike melina merle moni mina nadja natascha nora notburga oswald ottilie philip quirin
raimund reinhold rosalie rosmarie rosina roswitha rupert ronny selina severin siegmund sieglinde simona
soeren sören sonja sophia steffi sybille thea thorben tilo toralf tristan ulrika urban ursel veit vinzenz vroni
waldemar walburga wenzel wiebke wilma wolfram xenia zita levin jannis matteo emilian aylin deniz emir leyla kemal
"""
_ENGLISH = """
aaron abigail alan alice alison amanda amber amelia amy andrea andrew andy angela ann anna
anthony april arthur ashley audrey barbara beth betty beverly bill billy bob bobby brad bradley
brandon brenda brian bruce bryan cameron carl carol caroline carolyn catherine charles charlie
charlotte cheryl chloe chris christian christina christine christopher claire clara colin connor
craig crystal cynthia dan daniel danielle dave david dawn dean deborah debbie dennis derek diana
diane donald donna doris dorothy doug douglas duncan dylan edward eileen elaine eleanor
elizabeth ella ellen ellie emily emma eric erin ethan eugene evan evelyn evie fiona frances
frank fred gary gavin gemma george georgia gerald gina glenn gloria gordon grace graham greg
gregory hannah harold harriet harry heather helen henry holly howard hugh ian irene isaac
isabella isla jack jackie jacob jake james jamie jane janet janice jason jasmine jay jean jeff
jeffrey jenna jennifer jenny jeremy jerry jess jesse jessica jim jimmy jo joan joanna joanne joe
john johnny jon jonathan jordan joseph joshua joyce juan judith judy julia julie june justin
karen kate katherine kathleen kathryn katie keith kelly ken kenneth kerry kevin kieran kim
kimberly kirsty kyle larry laura lauren laurence lawrence leah lee leo leonard lesley leslie
lewis liam lillian lily linda lisa liz logan lori louis louise lucas lucy luke lynn madison
maggie malcolm marcus margaret maria marie marilyn marjorie mark martha martin mary mason matt
matthew maureen max megan melanie melissa michael michelle mike mohammed molly monica morgan
nancy naomi natalie natasha nathan neil nicholas nick nicola nicole nigel noah noel nora norman
olivia ollie oscar owen pamela pat patricia patrick paul paula pauline peggy penny pete peter
phil philip phoebe phyllis poppy priya rachel ralph randy ray raymond rebecca reece rhys richard
rob robert robin roger ronald rory rosa rose ross roy russell ruth ryan sally sam samantha
samuel sandra sandy sara sarah scott sean shannon sharon shaun sheila shirley simon sophia
sophie stacey stephanie stephen steve steven stewart stuart sue susan suzanne sylvia tammy tara
ted teresa terry theresa thomas tiffany tim timothy tina toby todd tom tony tracy trevor tyler
rosalind mei anita olumide katharine lindsay marion mabel myra nadia nina noreen norma odette penelope percy perry quentin quincy
ramona randall reginald rosemary rowan rufus rupert saskia selma seth sheldon sidney silas spencer stella tanya tessa theodore tobias
ursula valerie vincent viola vivian wallace warwick wesley wilfred winifred winston yvette yvonne zachary zara zelda aisha amir anjali arjun
chidi deepa fatima farah hassan imran jamal kofi kwame leila mei ming nikhil omar priyanka rahul rajesh ravi samir sanjay siobhan niamh aoife ciaran
eoin padraig tunde yusuf yasmin zainab vanessa vera veronica victor victoria vincent virginia walter wanda warren wayne wendy will
william zach zoe orla
"""

FIRST_NAMES: frozenset[str] = frozenset(
    form for name in (_GERMAN + _ENGLISH).split() for form in spellings(name)
)

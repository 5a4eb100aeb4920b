"""Kinds of food and kitchens, by which people look for a restaurant."""

from assistant.language.spelling import spellings

_WORDS = """
african afghan american argentinian asian australian austrian bavarian barbecue bbq bistro
brazilian british burger burgers cambodian caribbean catalan chinese corsica creole cuban danish
dim dumplings dutch eritrean ethiopian european falafel filipino fish french fusion gastropub
georgian german greek halal hawaiian hungarian indian indonesian international irish italian
jamaican japanese jerusalem kebab korean kosher lebanese lobster malaysian mediterranean mexican
mongolian moroccan nepalese noodle noodles pasta persian peruvian pho pizza polish polynesian
portuguese pub punjabi ramen romanian russian scandinavian scottish seafood singaporean spanish
steak steakhouse sushi swedish swiss syrian taco tacos taiwanese tapas thai tibetan traditional
turkish tuscan ukrainian unusual vegan vegetarian venetian vietnamese welsh afghanisch
äthiopisch afrikanisch amerikanisch arabisch asiatisch australisch bayerisch brasilianisch
britisch chinesisch dänisch deutsch englisch eritreisch europäisch französisch georgisch
griechisch indisch indonesisch international irisch italienisch jamaikanisch japanisch karibisch
katalanisch koreanisch kubanisch libanesisch malaysisch marokkanisch mediterran mexikanisch
nepalesisch österreichisch panasiatisch persisch peruanisch polnisch polynesisch portugiesisch
rumänisch russisch schottisch schwedisch schweizerisch singapurisch skandinavisch spanisch
thailändisch türkisch ukrainisch ungarisch venezianisch vietnamesisch walisisch burger döner
fisch meeresfrüchte nudeln steak sushi gutbürgerlich hausmannskost
"""
_ENDS = ("", "e", "es", "er", "en", "em")

FOODS: frozenset[str] = frozenset(
    form + end for word in _WORDS.split() for form in spellings(word) for end in _ENDS
)
"""Folded, with the German endings."""

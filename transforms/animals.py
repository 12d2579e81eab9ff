"""Nouns for animals: what dies, is hurt, saved or found as people are, but is counted as what it is."""

from __future__ import annotations

_ANIMALS = frozenset(
    (
        "albatross alligator alpaca animal ant antelope ape baboon badger bat bear beast beaver bee beetle bird bison boar buck "
        "budgie buffalo bull bullock butterfly buzzard calf camel canary caracal caribou carp cat cattle chameleon cheetah chick "
        "chicken chimp chimpanzee cobra cockatoo cockerel cod colt condor cormorant cow coyote crab crane creature crocodile "
        "crow cub curlew deer dingo dog dolphin donkey dove duck duckling dugong eagle eel eland elephant elk emu ewe falcon "
        "fawn ferret finch fish flamingo foal fowl fox frog gannet gazelle gecko giraffe goat goose gorilla grizzly grouse gull "
        "gun-dog hare hatchling hawk hedgehog heifer hen herring heron hippo hippopotamus hive hog hornbill horse hound hyena "
        "ibex ibis iguana impala insect jackal jaguar jellyfish joey kangaroo kite kitten koala krill lamb leopard lion lioness "
        "livestock lizard llama lobster locust lynx macaque macaw mackerel mallard mammal manatee mare marten mink mole mongoose "
        "monkey moose moth mouse mule mussel octopus orangutan orca ostrich otter owl ox oxen oyster panda pangolin panther "
        "parakeet parrot partridge peacock pelican penguin pet pheasant pig pigeon piglet pony porpoise poultry predator primate "
        "puffin puma pup puppy python rabbit raccoon ram rat raven ray reindeer reptile rhino rhinoceros robin rook rooster "
        "salamander salmon sardine scorpion seabird seahorse seal shark sheep sloth snake songbird sow sparrow spider squid "
        "squirrel stallion starfish starling steer stork swan tapir tern terrier tiger toad tortoise trout tuna turkey turtle "
        "vaquita vulture wallaby walrus wasp weasel whale wildebeest wolf wolverine wombat zebra"
    ).split()
)
_IRREGULAR = {
    "calves": "calf", "mice": "mouse", "geese": "goose", "wolves": "wolf", "butterflies": "butterfly", "ponies": "pony",
    "puppies": "puppy", "grizzlies": "grizzly", "canaries": "canary", "foxes": "fox", "finches": "finch", "ostriches": "ostrich",
    "octopuses": "octopus", "walruses": "walrus", "albatrosses": "albatross",
}  # fmt: skip


def is_animal(phrase: str | None) -> bool:
    """Whether a counted thing is one of animals: "turtles", "olive ridley turtles"."""
    head = (phrase or "").lower().rpartition(" ")[2]
    return head in _ANIMALS or head.removesuffix("s") in _ANIMALS or _IRREGULAR.get(head) in _ANIMALS

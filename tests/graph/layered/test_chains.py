from relaybook.graph.layered.chains import Turn, chain


def test_a_bend_on_each_layer_that_is_passed() -> None:
    edges = [Turn(0, 1), Turn(0, 2)]

    chains = chain([0, 1, 3], edges)

    assert chains.layer_of == (0, 1, 3, 1, 2)
    assert chains.paths == {Turn(0, 1): (0, 1), Turn(0, 2): (0, 3, 4, 2)}
    assert chains.segments == ((0, 1), (0, 3), (3, 4), (4, 2))


def test_edges_to_one_vertex_share_bends_but_a_turned_one_does_not() -> None:
    edges = [Turn(0, 3), Turn(1, 3), Turn(2, 3, turned=True)]

    paths = chain([0, 0, 0, 2], edges).paths

    assert paths[edges[0]] == (0, 4, 3)
    assert paths[edges[1]] == (1, 4, 3)
    assert paths[edges[2]] == (2, 5, 3)


def test_above_the_limit_the_longest_edges_are_straight() -> None:
    edges = [Turn(0, 3), Turn(0, 2), Turn(0, 1)]

    chains = chain([0, 1, 2, 9], edges, most=2)

    assert chains.paths == {Turn(0, 1): (0, 1), Turn(0, 2): (0, 4, 2), Turn(0, 3): (0, 3)}
    assert chains.segments == ((0, 1), (0, 4), (4, 2))

import copy

from infra import serverless


def api(paths, answer="<p>Sorry</p>"):
    return {
        "Resources": {
            "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Body": {"paths": paths}}},
            "Answer": {"Type": "AWS::ApiGateway::GatewayResponse", "Properties": {"Body": answer}},
            "ApiDeployment123": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"StageName": "Stage"}},
            "Stage": {
                "Type": "AWS::ApiGateway::Stage",
                "Properties": {"DeploymentId": {"Ref": "ApiDeployment123"}},
            },
        }
    }


def deployment_of(template):
    serverless.set_deployment_id(template)
    (name,) = [name for name in template["Resources"] if name.startswith("ApiDeployment")]
    assert template["Resources"]["Stage"]["Properties"]["DeploymentId"] == {"Ref": name}
    return name


def test_the_same_routes_keep_the_deployment():
    assert deployment_of(api({"/a": {}})) == deployment_of(api({"/a": {}}))


def test_other_routes_make_another_deployment():
    assert deployment_of(api({"/a": {}})) != deployment_of(api({"/b": {}}))


def test_another_answer_of_the_gateway_makes_another_deployment():
    assert deployment_of(api({})) != deployment_of(api({}, answer="<p>Go back</p>"))


def test_a_deployment_waits_for_the_gateways_answers():
    template = api({})
    name = deployment_of(template)
    assert template["Resources"][name]["DependsOn"] == ["Answer"]


def test_the_second_stage_is_dropped():
    template = api({})
    serverless.without_second_stage(template)
    assert template["Resources"]["ApiDeployment123"]["Properties"] == {}


def test_every_kind_of_reference_is_renamed():
    node = {
        "a": {"Ref": "F"},
        "b": {"Fn::GetAtt": ["F", "Arn"]},
        "c": {"Fn::Sub": "${F} ${F.Arn} ${AWS::Region} ${Other}"},
        "d": {"Fn::Sub": ["${F} ${Local}", {"Local": {"Ref": "F"}}]},
        "e": {"DependsOn": ["F", "Other"]},
    }
    before = copy.deepcopy(node)
    renamed = serverless.rename({"Resources": {"F": node}}, {"F": "AppF"})["Resources"]["AppF"]
    assert renamed == {
        "a": {"Ref": "AppF"},
        "b": {"Fn::GetAtt": ["AppF", "Arn"]},
        "c": {"Fn::Sub": "${AppF} ${AppF.Arn} ${AWS::Region} ${Other}"},
        "d": {"Fn::Sub": ["${AppF} ${Local}", {"Local": {"Ref": "AppF"}}]},
        "e": {"DependsOn": ["AppF", "Other"]},
    }
    assert node == before
